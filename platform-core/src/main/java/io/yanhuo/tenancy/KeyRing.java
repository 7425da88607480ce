package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The data keys of the restaurants, each sealed with the master key. Destroying one makes
 * everything that was sealed with it unreadable wherever a copy may be: in backups, archives and
 * exports.
 */
@Component
class KeyRing {
    static final Duration STALE_AFTER = Duration.ofSeconds(10);

    private final JdbcClient platform;
    private final MasterKey master;
    private final TransactionTemplate apart;
    private final Clock clock;
    private final Cache<TenantId, DataKeys> known =
            Caffeine.newBuilder().expireAfterWrite(STALE_AFTER).maximumSize(5_000).build();

    KeyRing(
            JdbcClient platform,
            MasterKey master,
            @Qualifier("platform") PlatformTransactionManager transactions,
            Clock clock) {
        this.platform = platform;
        this.master = master;
        this.apart = new TransactionTemplate(transactions);
        // A new key must be there to read for everybody before anything is sealed with it.
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    private record Row(int version, byte @Nullable [] dataKey, byte @Nullable [] hashKey) {}

    /**
     * @throws KeysDestroyed if the restaurant has been purged
     */
    DataKeys of(TenantId tenant) {
        var found = known.getIfPresent(tenant);
        if (found != null) return found;
        var fresh = read(tenant);
        known.put(tenant, fresh);
        return fresh;
    }

    /** The first key of a new restaurant; repeating it changes nothing. */
    void create(TenantId tenant) {
        insert(tenant, 1, Sealing.randomKey(), Sealing.randomKey());
    }

    /** From now on new values are sealed with this one; the older ones stay readable. */
    void add(TenantId tenant, int version) {
        insert(tenant, version, Sealing.randomKey(), read(tenant).hashKey());
        known.invalidate(tenant);
    }

    /** As they are now: somebody has met a key that was not there a moment ago. */
    DataKeys afresh(TenantId tenant) {
        known.invalidate(tenant);
        return of(tenant);
    }

    /** Nothing is sealed any more with keys older than this version. */
    void destroyBefore(TenantId tenant, int version) {
        destroy(tenant, version - 1);
    }

    /** For good, and for every copy there is. */
    void destroyAll(TenantId tenant) {
        destroy(tenant, Integer.MAX_VALUE);
    }

    private void destroy(TenantId tenant, int upTo) {
        platform.sql(
                        """
                        UPDATE tenant_key SET data_key = NULL, hash_key = NULL, destroyed_at = ?
                         WHERE tenant_id = ? AND version <= ? AND destroyed_at IS NULL
                        """)
                .params(utc(clock.instant()), tenant.value(), upTo)
                .update();
        AfterCommit.run(() -> known.invalidate(tenant));
    }

    private DataKeys read(TenantId tenant) {
        var rows = rows(tenant);
        if (rows.isEmpty()) {
            // Older than the key ring: its values can be found again only by the key of then.
            insert(tenant, 1, Sealing.randomKey(), DerivedKeys.hash(master, tenant.toString()));
            rows = rows(tenant);
        }
        var versions = new TreeMap<Integer, byte[]>();
        byte[] hash = null;
        for (var row : rows) {
            if (row.dataKey() == null || row.hashKey() == null) continue;
            versions.put(row.version(), unwrap(row.dataKey(), place(tenant, row.version())));
            hash = unwrap(row.hashKey(), place(tenant, row.version()) + "|hash");
        }
        if (hash == null) throw new KeysDestroyed(tenant);
        return new DataKeys(versions, hash);
    }

    private List<Row> rows(TenantId tenant) {
        return platform.sql(
                        "SELECT version, data_key, hash_key FROM tenant_key"
                                + " WHERE tenant_id = ? ORDER BY version")
                .param(tenant.value())
                .query((row, _) ->
                        new Row(
                                row.getInt("version"),
                                row.getBytes("data_key"),
                                row.getBytes("hash_key")))
                .list();
    }

    private void insert(TenantId tenant, int version, byte[] data, byte[] hash) {
        apart.executeWithoutResult(_ ->
                platform.sql(
                                """
                                INSERT IGNORE INTO tenant_key
                                    (tenant_id, version, data_key, hash_key, created_at)
                                VALUES (?, ?, ?, ?, ?)
                                """)
                        .params(tenant.value(), version)
                        .param(wrap(data, place(tenant, version)))
                        .param(wrap(hash, place(tenant, version) + "|hash"))
                        .param(utc(clock.instant()))
                        .update());
    }

    /** A key that was copied to another restaurant's row cannot be unwrapped there. */
    private static String place(TenantId tenant, int version) {
        return "tenant_key|" + tenant + "|" + version;
    }

    private byte[] wrap(byte[] key, String place) {
        return Sealing.seal(master.derive("tenant-key"), key, place);
    }

    private byte[] unwrap(byte[] wrapped, String place) {
        return Sealing.open(master.derive("tenant-key"), wrapped, place);
    }
}
