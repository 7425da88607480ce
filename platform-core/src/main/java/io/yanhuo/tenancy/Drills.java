package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.RandomId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Backups of some restaurants are restored for practice, beside the restaurants. */
@Service
public class Drills {
    private static final Duration REMEMBERED = Duration.ofDays(14);
    private static final Duration FRESH = Duration.ofHours(20);

    private final Operations operations;
    private final Backups backups;
    private final Tenants tenants;
    private final JdbcClient platform;
    private final Clock clock;

    Drills(
            Operations operations,
            Backups backups,
            Tenants tenants,
            JdbcClient platform,
            Clock clock) {
        this.operations = operations;
        this.backups = backups;
        this.tenants = tenants;
        this.platform = platform;
        this.clock = clock;
    }

    /** The newest first, whatever came of them. */
    public List<Operation> latest(int limit) {
        return operations.ofKind(RestoreDrill.NAME, limit);
    }

    /** Whether last night's are missing. */
    public boolean due() {
        var since = clock.instant().minus(FRESH);
        return latest(1).stream().noneMatch(drill -> drill.createdAt().isAfter(since));
    }

    /**
     * Restaurants with a backup of the last days, at random.
     *
     * @param limit how many there are at most
     */
    public List<TenantId> some(int limit) {
        return platform.sql(
                        """
                        SELECT f.tenant_id FROM tenant_file f
                          JOIN tenant t ON t.tenant_id = f.tenant_id AND t.state = 'ACTIVE'
                         WHERE f.kind = 'BACKUP' AND f.ready_at >= ? AND f.key_cipher IS NOT NULL
                         GROUP BY f.tenant_id ORDER BY RAND() LIMIT ?
                        """)
                .params(utc(clock.instant().minus(Duration.ofDays(2))), limit)
                .query((row, _) -> new TenantId(row.getLong(1)))
                .list();
    }

    /** Those of two weeks ago and before that went well. */
    @Transactional("platform")
    public void forgetOld() {
        operations.forget(RestoreDrill.NAME, clock.instant().minus(REMEMBERED));
    }

    /** Begins one with its newest backup; nothing happens if it has none. */
    @Transactional("platform")
    public void begin(TenantId tenant) {
        var cluster = tenants.get(tenant).cluster();
        backups.usable(tenant).stream()
                .findFirst()
                .ifPresent(file ->
                        operations.start(
                                RestoreDrill.NAME,
                                tenant + "-" + RandomId.ofLength(8),
                                tenant,
                                new RestoreDrill.Order(
                                        file.id(), cluster, "t" + RandomId.ofLength(12))));
    }
}
