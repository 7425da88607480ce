package io.yanhuo.access;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.tenancy.MasterKey;
import io.yanhuo.tenancy.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The outcome of the last check, and the last end that was found whole. Sealed, so that somebody
 * with only the database cannot write one.
 */
@Repository
class AuditCheckRows {
    private final JdbcClient platform;
    private final MasterKey key;

    AuditCheckRows(JdbcClient platform, MasterKey key) {
        this.platform = platform;
        this.key = key;
    }

    /**
     * @param whole the last end that was found whole
     * @param genuine whether this row is what was written
     */
    record Last(
            Instant at,
            AuditHead whole,
            @Nullable Long firstForged,
            boolean anchored,
            boolean genuine) {}

    void save(Instant at, AuditHead whole, AuditCheck check) {
        var when = at.truncatedTo(ChronoUnit.MICROS);
        platform.sql("REPLACE INTO audit_check VALUES (1, ?, ?, ?, ?, ?, ?)")
                .params(utc(when), whole.id(), whole.chain())
                .param(check.firstForged())
                .param(check.anchored())
                .param(seal(when, whole, check.firstForged(), check.anchored()))
                .update();
    }

    Optional<Last> last() {
        return platform.sql("SELECT * FROM audit_check WHERE one = 1").query(this::last).optional();
    }

    private Last last(ResultSet row, int number) throws SQLException {
        var at = Utc.required(row, "checked_at");
        var whole = new AuditHead(row.getLong("whole_id"), row.getString("whole_chain"));
        var forged = row.getObject("first_forged", Long.class);
        boolean anchored = row.getBoolean("anchored");
        var seal = seal(at, whole, forged, anchored);
        return new Last(at, whole, forged, anchored, seal.equals(row.getString("seal")));
    }

    private String seal(Instant at, AuditHead whole, @Nullable Long forged, boolean anchored) {
        return key.hash(
                "audit-check",
                at + "|" + whole.id() + "|" + whole.chain() + "|" + forged + "|" + anchored);
    }
}
