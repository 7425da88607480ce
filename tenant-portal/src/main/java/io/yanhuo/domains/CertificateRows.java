package io.yanhuo.domains;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.domains.Witness.Seen;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was seen of the certificates, in the platform's schema. */
@Repository
class CertificateRows {
    private final JdbcClient platform;

    CertificateRows(JdbcClient platform) {
        this.platform = platform;
    }

    /** What was seen before stands until something else is seen. */
    void begin(String host, Instant now) {
        platform.sql(
                        "INSERT INTO host_certificate (host, looked_at) VALUES (?, ?)"
                                + " ON DUPLICATE KEY UPDATE looked_at = VALUES(looked_at)")
                .params(host, utc(now))
                .update();
    }

    /** Of a host that was let go meanwhile nothing is kept. */
    void note(String host, Seen seen) {
        var until = seen.until();
        var fault = seen.fault();
        platform.sql("UPDATE host_certificate SET valid_until = ?, fault = ? WHERE host = ?")
                .param(until == null ? null : utc(until))
                .param(fault == null ? null : fault.name())
                .param(host)
                .update();
    }

    Optional<HostCertificate> find(String host) {
        return platform.sql(
                        "SELECT host AS certified, valid_until, fault FROM host_certificate"
                                + " WHERE host = ?")
                .param(host)
                .query((row, _) -> HostCertificate.of(row))
                .optional();
    }

    boolean lookedSince(String host, Instant day, Instant pause) {
        return platform.sql(
                                """
                                SELECT COUNT(*) FROM host_certificate
                                 WHERE host = :host AND looked_at > :day
                                   AND (looked_at > :pause OR valid_until IS NOT NULL AND fault IS NULL)
                                """)
                        .param("host", host)
                        .param("day", utc(day))
                        .param("pause", utc(pause))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void forget(String host) {
        platform.sql("DELETE FROM host_certificate WHERE host = ?").param(host).update();
    }

    /**
     * Those of hosts that serve nobody any more; a name with a star is the platform's own. Read
     * first: a deletion that asks the register would lock it.
     */
    void sweep() {
        platform.sql(
                        """
                        SELECT c.host FROM host_certificate c
                          LEFT JOIN tenant_host h
                            ON h.host = c.host AND h.kind = 'OWN' AND h.status = 'ACTIVE'
                         WHERE h.host IS NULL AND c.host NOT LIKE '*.%' LIMIT 1000
                        """)
                .query(String.class)
                .list()
                .forEach(this::forget);
    }
}
