package io.yanhuo.domains;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.OwnHosts;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantPurged;
import io.yanhuo.tenancy.TenantRemoved;
import io.yanhuo.tenancy.TenantState;
import io.yanhuo.tenancy.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What restaurants say is theirs, in the platform's schema; whose it is stands in the register. */
@Repository
class DomainRows {
    private static final int TOKEN = 32;
    private static final int LONGEST_SEEN = 200;
    private static final String SELECT =
            """
            SELECT d.*, h.status, h.cooldown_until, c.host AS certified, c.valid_until, c.fault
              FROM own_domain d
              JOIN tenant t ON t.tenant_id = d.tenant_id
              LEFT JOIN tenant_host h
                ON h.host = d.host AND h.tenant_id = d.tenant_id AND h.kind = 'OWN'
              LEFT JOIN host_certificate c ON c.host = h.host AND h.status = 'ACTIVE'
            """;
    private static final List<String> ALIVE =
            Arrays.stream(TenantState.values()).filter(TenantState::alive).map(Enum::name).toList();

    private final JdbcClient platform;

    DomainRows(JdbcClient platform) {
        this.platform = platform;
    }

    List<OwnDomain> of(TenantId tenant) {
        return platform.sql(SELECT + " WHERE d.tenant_id = ? ORDER BY d.token_at, d.domain_id")
                .param(tenant.value())
                .query(DomainRows::domain)
                .list();
    }

    Optional<OwnDomain> find(TenantId tenant, String id) {
        return platform.sql(SELECT + " WHERE d.domain_id = ? AND d.tenant_id = ?")
                .params(id, tenant.value())
                .query(DomainRows::domain)
                .optional();
    }

    /** Nobody else changes it before the transaction is over; empty if its restaurant is gone. */
    Optional<OwnDomain> lock(OwnDomain domain) {
        platform.sql("SELECT domain_id FROM own_domain WHERE domain_id = ? FOR UPDATE")
                .param(domain.id())
                .query(String.class)
                .optional();
        return platform.sql(SELECT + " WHERE d.domain_id = :id AND t.state IN (:alive)")
                .param("id", domain.id())
                .param("alive", ALIVE)
                .query(DomainRows::domain)
                .optional();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if it is on the list already
     */
    String insert(TenantId tenant, HostName host, Instant at) {
        var id = RandomId.ofLength(20);
        platform.sql(
                        """
                        INSERT INTO own_domain (domain_id, tenant_id, host, token, token_at,
                                                next_look_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(id, tenant.value(), host.value(), RandomId.ofLength(TOKEN))
                .params(utc(at), utc(at.plus(Duration.ofMinutes(1))))
                .update();
        return id;
    }

    /** Locks the restaurant's row, so that several at once are counted one after the other. */
    int count(TenantId tenant) {
        platform.sql("SELECT tenant_id FROM tenant WHERE tenant_id = ? FOR UPDATE")
                .param(tenant.value())
                .query(Long.class)
                .single();
        return platform.sql("SELECT COUNT(*) FROM own_domain WHERE tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .single();
    }

    /** Whether this look may begin: none has within the pause before it. */
    boolean begin(OwnDomain domain, Instant now, Duration pause) {
        return platform.sql(
                                """
                                UPDATE own_domain SET looked_at = :now
                                 WHERE domain_id = :id
                                   AND (looked_at IS NULL OR looked_at <= :before)
                                """)
                        .param("now", utc(now))
                        .param("id", domain.id())
                        .param("before", utc(now.minus(pause)))
                        .update()
                == 1;
    }

    void renewToken(OwnDomain domain, Instant now) {
        platform.sql(
                        "UPDATE own_domain SET token = ?, token_at = ?, proof = NULL,"
                                + " target = NULL, failing_since = NULL WHERE domain_id = ?")
                .params(RandomId.ofLength(TOKEN), utc(now), domain.id())
                .update();
    }

    void found(OwnDomain domain, Sight sight) {
        platform.sql(
                        "UPDATE own_domain SET proof = ?, target = ?, seen = ?"
                                + " WHERE domain_id = ?")
                .params(sight.proof().name(), sight.target().name())
                .params(cut(sight.seen()), domain.id())
                .update();
    }

    void failing(OwnDomain domain, @Nullable Instant since) {
        platform.sql("UPDATE own_domain SET failing_since = ? WHERE domain_id = ?")
                .param(since == null ? null : utc(since))
                .param(domain.id())
                .update();
    }

    void lookAgain(OwnDomain domain, @Nullable Instant at) {
        platform.sql("UPDATE own_domain SET next_look_at = ? WHERE domain_id = ?")
                .param(at == null ? null : utc(at))
                .param(domain.id())
                .update();
    }

    void news(OwnDomain domain, @Nullable News news) {
        platform.sql("UPDATE own_domain SET news = ? WHERE domain_id = ?")
                .param(news == null ? null : news.name())
                .param(domain.id())
                .update();
    }

    void file(OwnDomain domain, String number) {
        platform.sql("UPDATE own_domain SET filing_number = ? WHERE domain_id = ?")
                .params(number, domain.id())
                .update();
    }

    /** About to serve nobody there any more; not if another restaurant is found there. */
    void forgetCertificate(OwnDomain domain) {
        platform.sql(
                        """
                        DELETE FROM host_certificate
                         WHERE host = :host
                           AND EXISTS (SELECT 1 FROM tenant_host h
                                        WHERE h.host = :host AND h.tenant_id = :tenant)
                        """)
                .param("host", domain.host().value())
                .param("tenant", domain.tenant().value())
                .update();
    }

    void delete(OwnDomain domain) {
        platform.sql("DELETE FROM own_domain WHERE domain_id = ?").param(domain.id()).update();
    }

    List<OwnDomain> due(Instant now, int most) {
        return platform.sql(
                        SELECT
                                + """
                                 WHERE d.next_look_at <= :now AND t.state IN (:alive)
                                 ORDER BY d.next_look_at LIMIT :most
                                """)
                .param("now", utc(now))
                .param("alive", ALIVE)
                .param("most", most)
                .query(DomainRows::domain)
                .list();
    }

    /**
     * In use, and its certificate was not looked at lately.
     *
     * @param day since when it has to have been, at the least
     * @param pause the same where something was wrong
     */
    List<OwnDomain> uncertified(Instant day, Instant pause, int most) {
        return platform.sql(
                        SELECT
                                + """
                                 WHERE h.status = 'ACTIVE' AND t.state IN (:alive)
                                   AND (c.host IS NULL OR c.looked_at <= :day
                                        OR c.looked_at <= :pause
                                           AND (c.valid_until IS NULL OR c.fault IS NOT NULL))
                                 ORDER BY c.looked_at LIMIT :most
                                """)
                .param("alive", ALIVE)
                .param("day", utc(day))
                .param("pause", utc(pause))
                .param("most", most)
                .query(DomainRows::domain)
                .list();
    }

    record Told(OwnDomain domain, News news) {}

    List<Told> untold() {
        return platform.sql(SELECT + " WHERE d.news IS NOT NULL AND t.state IN (:alive) LIMIT 100")
                .param("alive", ALIVE)
                .query((row, n) -> new Told(domain(row, n), News.valueOf(row.getString("news"))))
                .list();
    }

    /** Of the restaurant that is found there now. */
    Optional<String> filingNumber(String host) {
        return platform.sql(SELECT + " WHERE d.host = ? AND h.status = 'ACTIVE'")
                .param(host)
                .query(DomainRows::domain)
                .optional()
                .map(OwnDomain::filingNumber)
                .filter(number -> !number.isEmpty());
    }

    @EventListener
    void on(TenantPurged purged) {
        forget(purged.tenant());
    }

    @EventListener
    void on(TenantRemoved removed) {
        forget(removed.tenant());
    }

    private void forget(TenantId tenant) {
        of(tenant).forEach(this::forgetCertificate);
        platform.sql("DELETE FROM own_domain WHERE tenant_id = ?").param(tenant.value()).update();
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_SEEN));
    }

    private static OwnDomain domain(ResultSet row, int number) throws SQLException {
        return new OwnDomain(
                row.getString("domain_id"),
                new TenantId(row.getLong("tenant_id")),
                new HostName(row.getString("host")),
                row.getString("token"),
                Utc.required(row, "token_at"),
                row.getString("filing_number"),
                state(row.getString("status")),
                Utc.instant(row, "looked_at"),
                finding(row.getString("proof")),
                finding(row.getString("target")),
                row.getString("seen"),
                Utc.instant(row, "failing_since"),
                Utc.instant(row, "next_look_at"),
                Utc.instant(row, "cooldown_until"),
                HostCertificate.of(row));
    }

    private static OwnDomain.State state(@Nullable String status) {
        if (status == null) return OwnDomain.State.WAITING;
        return switch (OwnHosts.Status.valueOf(status)) {
            case PENDING -> OwnDomain.State.PROVED;
            case ACTIVE -> OwnDomain.State.ACTIVE;
            case RELEASED -> OwnDomain.State.LAPSED;
        };
    }

    private static @Nullable Finding finding(@Nullable String name) {
        return name == null ? null : Finding.valueOf(name);
    }
}
