package io.yanhuo.access;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.tenancy.MasterKey;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The append-only record of every privileged act: who, when, to what. Each row carries a keyed hash
 * over itself and the one before, so that one that was altered, removed or put in shows.
 */
@Service
@Transactional("platform")
public class Audit {
    private static final Set<Who> OURS = EnumSet.of(Who.OPERATOR, Who.SUPPORT);
    private static final int LONGEST_SUBJECT = 120;
    private static final int LONGEST_DETAIL = 500;

    private final JdbcClient platform;
    private final MasterKey key;
    private final Clock clock;
    private final AuditChain chain;

    Audit(JdbcClient platform, MasterKey key, Clock clock) {
        this.platform = platform;
        this.key = key;
        this.clock = clock;
        this.chain = new AuditChain(platform, key);
    }

    /**
     * Records an act of whoever is signed in, in the restaurant of the current scope if there is
     * one.
     *
     * @param action such as {@code tenant.suspended}
     * @param subject what it was done to
     */
    public void record(String action, String subject, String detail) {
        record(
                TenantScope.bound() ? TenantScope.current().tenant() : null,
                action,
                subject,
                detail);
    }

    /** The same for an act on a restaurant from outside of it. */
    public void record(@Nullable TenantId tenant, String action, String subject, String detail) {
        var head =
                platform.sql("SELECT audit_id, chain FROM audit_head WHERE one = 1 FOR UPDATE")
                        .query((row, _) -> new AuditHead(row.getLong(1), row.getString(2)))
                        .single();
        var entry =
                new AuditEntry(
                        head.id() + 1,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        tenant,
                        actor(),
                        action,
                        cut(subject, LONGEST_SUBJECT),
                        cut(detail, LONGEST_DETAIL));
        append(entry, chain(head.chain(), entry));
    }

    /**
     * The newest first.
     *
     * @param tenant null for all restaurants
     * @param before only entries older than this one; null to begin with the newest
     */
    @Transactional(value = "platform", readOnly = true)
    public List<AuditEntry> latest(@Nullable TenantId tenant, @Nullable Long before, int limit) {
        return platform.sql(
                        """
                        SELECT * FROM audit
                         WHERE audit_id < :before AND (:tenant IS NULL OR tenant_id = :tenant)
                         ORDER BY audit_id DESC LIMIT :limit
                        """)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("tenant", tenant == null ? null : tenant.value())
                .param("limit", limit)
                .query(Audit::entry)
                .list();
    }

    /** The first entry from which on the record is not what was written; empty if all is well. */
    @Transactional(value = "platform", readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Long> firstForged() {
        return chain.check(AuditHead.NONE).forged();
    }

    /**
     * Of a record that once ended there. Entries and head are read as of one moment: an act
     * recorded meanwhile is no forgery.
     */
    @Transactional(value = "platform", readOnly = true, isolation = Isolation.REPEATABLE_READ)
    AuditCheck check(AuditHead anchor) {
        return chain.check(anchor);
    }

    private void append(AuditEntry entry, String chain) {
        var tenant = entry.tenant();
        platform.sql("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(entry.id())
                .param(utc(entry.at()))
                .param(tenant == null ? null : tenant.value())
                .params(entry.actor(), entry.action(), entry.subject(), entry.detail(), chain)
                .update();
        platform.sql("UPDATE audit_head SET audit_id = ?, chain = ? WHERE one = 1")
                .params(entry.id(), chain)
                .update();
    }

    private String chain(String before, AuditEntry entry) {
        return key.hash("audit", before + entry.sealable());
    }

    static AuditEntry entry(ResultSet row, int number) throws SQLException {
        var tenant = row.getObject("tenant_id", Long.class);
        return new AuditEntry(
                row.getLong("audit_id"),
                Utc.required(row, "at"),
                tenant == null ? null : new TenantId(tenant),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"));
    }

    /** Kind and id; where it is one of the platform's own people, names: hers, and for whom. */
    private static String actor() {
        return CurrentActor.ofThisThread()
                .filter(Actor::known)
                .map(a -> a.kind() + ":" + (OURS.contains(a.kind()) ? a.name() : a.id()))
                .orElse("SYSTEM");
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }
}
