package io.yanhuo.tenancy;

import java.time.YearMonth;
import java.util.OptionalLong;
import org.springframework.stereotype.Repository;

/** How much the restaurant of the current transaction uses, one row for each thing counted. */
@Repository
class UsageCounters {
    /** Of those who want the last one at once the database lets one through. */
    private static final String TAKE =
            """
            UPDATE usage_counter SET used = used + ?
             WHERE metric = ? AND period = '' AND used + ? <= ?
            """;

    private static final String GIVE_BACK =
            """
            UPDATE usage_counter SET used = GREATEST(used - ?, 0)
             WHERE metric = ? AND period = ''
            """;

    /** Whoever comes second waits and finds it there: no lock is shared that both want alone. */
    private static final String BEGIN =
            """
            INSERT INTO usage_counter (metric, period, used) VALUES (?, '', ?)
                ON DUPLICATE KEY UPDATE used = used
            """;

    private static final String ADD =
            """
            INSERT INTO usage_counter (metric, period, used) VALUES (?, ?, 1)
                ON DUPLICATE KEY UPDATE used = used + 1
            """;

    private static final String READ =
            "SELECT used FROM usage_counter WHERE metric = ? AND period = ?";

    private final PlainSql sql;

    UsageCounters(PlainSql sql) {
        this.sql = sql;
    }

    /**
     * @return false if that would be more than there may be
     */
    boolean take(Metric metric, long n, long limit) {
        return sql.update(TAKE, n, metric.code(), n, limit) == 1;
    }

    void giveBack(Metric metric, long n) {
        sql.update(GIVE_BACK, n, metric.code());
    }

    void begin(Metric metric, long used) {
        sql.update(BEGIN, metric.code(), used);
    }

    void add(Metric metric, YearMonth month) {
        sql.update(ADD, metric.code(), month.toString());
    }

    /** Empty before it was ever counted. */
    OptionalLong find(Metric metric) {
        return read(READ, metric, "");
    }

    /** Held until the transaction ends. */
    OptionalLong lock(Metric metric) {
        return read(READ + " FOR UPDATE", metric, "");
    }

    long of(Metric metric, YearMonth month) {
        return read(READ, metric, month.toString()).orElse(0);
    }

    private OptionalLong read(String statement, Metric metric, String period) {
        return sql.query(statement, row -> row.getLong(1), metric.code(), period).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }
}
