package io.yanhuo.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was changed in a restaurant by those who support it, from the audit. What the modules write
 * down says more than that a form was sent; both are in it.
 *
 * <p>A change belongs to its operator's last access before it, and not only to one that was open
 * then: what is written down late is still hers, and stands in some access of hers whatever else
 * has gone wrong.
 */
@Repository
@Transactional(value = "platform", readOnly = true)
public class SupportChanges {
    /** Both ends of the name under which {@link SupportAccess#names} has her act. */
    private static final String HERS = Who.SUPPORT + ":";

    private static final String FOR = SupportAccess.names("", "");

    private static final String NUMBERED =
            """
            WITH done AS (
                SELECT audit.*, here.access_id,
                       ROW_NUMBER() OVER (PARTITION BY here.access_id
                                          ORDER BY audit.audit_id DESC) AS nth,
                       COUNT(*) OVER (PARTITION BY here.access_id) AS of_all
                  FROM support_access here
                  JOIN operator o ON o.operator_id = here.operator_id
                  JOIN audit ON audit.tenant_id = here.tenant_id AND audit.at >= here.opened_at
                 WHERE here.access_id IN (:accesses)
                   AND LEFT(audit.actor, CHAR_LENGTH(CONCAT(:hers, o.login, :for)))
                       = CONCAT(:hers, o.login, :for)
                   AND (audit.action = 'support.changed' OR audit.action NOT LIKE 'support.%')
                   AND NOT EXISTS (
                       SELECT 1 FROM support_access later
                        WHERE later.tenant_id = here.tenant_id
                          AND later.operator_id = here.operator_id
                          AND later.opened_at > here.opened_at
                          AND later.opened_at <= audit.at))
            """;

    private final JdbcClient platform;

    SupportChanges(JdbcClient platform) {
        this.platform = platform;
    }

    /**
     * @param all how many there are
     * @param listed some of them, the newest first
     */
    public record Changes(int all, List<AuditEntry> listed) {
        private static final Changes NONE = new Changes(0, List.of());
    }

    private record Row(String access, int all, AuditEntry entry) {}

    /**
     * Of several accesses at once, however many those are.
     *
     * @param most how many changes of each are listed
     * @return for every one of them
     */
    public Map<String, Changes> of(Collection<SupportAccess> accesses, int most) {
        return accesses.isEmpty() ? Map.of() : read(accesses, 0, most);
    }

    public Changes of(SupportAccess access, int from, int most) {
        return read(List.of(access), from, most).getOrDefault(access.id(), Changes.NONE);
    }

    public int count(SupportAccess access) {
        return of(access, 0, 1).all();
    }

    private Map<String, Changes> read(Collection<SupportAccess> accesses, int from, int most) {
        var rows =
                platform
                        .sql(
                                NUMBERED
                                        + """
                                        SELECT * FROM done WHERE nth > :from AND nth <= :to
                                         ORDER BY access_id, nth
                                        """)
                        .param("accesses", accesses.stream().map(SupportAccess::id).toList())
                        .param("hers", HERS)
                        .param("for", FOR)
                        .param("from", from)
                        .param("to", from + most)
                        .query(SupportChanges::row)
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(Row::access));
        return accesses.stream()
                .collect(
                        Collectors.toMap(
                                SupportAccess::id,
                                access -> changes(rows.getOrDefault(access.id(), List.of()))));
    }

    private static Changes changes(List<Row> rows) {
        return rows.isEmpty()
                ? Changes.NONE
                : new Changes(rows.getFirst().all(), rows.stream().map(Row::entry).toList());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getString("access_id"), row.getInt("of_all"), Audit.entry(row, number));
    }
}
