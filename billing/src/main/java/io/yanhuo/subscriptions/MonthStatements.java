package io.yanhuo.subscriptions;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantRemoved;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The months that are over, and of which bills they are part. */
@Repository
class MonthStatements {
    private static final long MONTHLY =
            Arrays.stream(Metric.values()).filter(Metric::monthly).count();

    private final JdbcClient platform;

    MonthStatements(JdbcClient platform) {
        this.platform = platform;
    }

    /** All that was used in that month, once: what stands there stays. */
    @Transactional("platform")
    public void close(TenantId tenant, YearMonth month, List<Usage> used, Instant now) {
        used.forEach(usage -> close(tenant, month, usage, now));
    }

    private void close(TenantId tenant, YearMonth month, Usage usage, Instant now) {
        var unit = usage.overage();
        platform.sql("INSERT IGNORE INTO usage_statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)")
                .params(tenant.value(), month.toString(), usage.metric().code())
                .params(usage.used(), usage.limit().amount())
                .param(unit == null ? null : unit.fen())
                .params(usage.charge().fen(), utc(now))
                .update();
    }

    /** Those of which nothing is missing. */
    Set<YearMonth> closed(TenantId tenant) {
        return platform
                .sql(
                        "SELECT period FROM usage_statement WHERE tenant_id = ?"
                                + " GROUP BY period HAVING COUNT(*) >= ?")
                .params(tenant.value(), MONTHLY)
                .query((row, _) -> YearMonth.parse(row.getString(1)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** The newest month first. */
    List<MonthStatement> latest(TenantId tenant, int limit) {
        return platform.sql(
                        "SELECT * FROM usage_statement WHERE tenant_id = ?"
                                + " ORDER BY period DESC, metric LIMIT ?")
                .params(tenant.value(), limit)
                .query(MonthStatements::statement)
                .list();
    }

    /** What no paid bill holds yet, the oldest month first. */
    List<MonthStatement> owed(TenantId tenant) {
        return platform.sql(
                        "SELECT * FROM usage_statement WHERE tenant_id = ?"
                                + " AND charge > 0 AND bill_id IS NULL ORDER BY period, metric")
                .param(tenant.value())
                .query(MonthStatements::statement)
                .list();
    }

    /** What the line of a bill is made of. */
    void itemise(String billId, List<MonthStatement> owed) {
        for (var one : owed) {
            platform.sql("INSERT INTO bill_overage VALUES (?, ?, ?, ?, ?, ?)")
                    .params(billId, one.month().toString(), one.metric().code(), one.beyond())
                    .params(one.charge().fen() / one.beyond(), one.charge().fen())
                    .update();
        }
    }

    /** Items of a bill, as they were when it was written. */
    List<OverageItem> items(String billId) {
        return platform.sql("SELECT * FROM bill_overage WHERE bill_id = ? ORDER BY period, metric")
                .param(billId)
                .query((row, _) ->
                        new OverageItem(
                                YearMonth.parse(row.getString("period")),
                                Metric.ofCode(row.getString("metric")).orElseThrow(),
                                row.getLong("quantity"),
                                Money.ofFen(row.getLong("unit")),
                                Money.ofFen(row.getLong("amount"))))
                .list();
    }

    /**
     * They are paid by this bill; whoever pays holds the subscription.
     *
     * @return how much of what the bill asks for them was still owed: less than all where another
     *     bill with them, given up before, was paid after all
     */
    Money settle(Bill bill) {
        var owed =
                platform.sql(
                                """
                                SELECT COALESCE(SUM(o.amount), 0)
                                  FROM bill_overage o JOIN usage_statement s
                                    ON s.tenant_id = :tenant AND s.period = o.period
                                       AND s.metric = o.metric
                                 WHERE o.bill_id = :bill AND s.bill_id IS NULL
                                """)
                        .param("tenant", bill.tenant().value())
                        .param("bill", bill.id())
                        .query(Long.class)
                        .single();
        platform.sql(
                        """
                        UPDATE usage_statement s JOIN bill_overage o
                            ON s.period = o.period AND s.metric = o.metric
                           SET s.bill_id = o.bill_id
                         WHERE s.tenant_id = :tenant AND o.bill_id = :bill AND s.bill_id IS NULL
                        """)
                .param("tenant", bill.tenant().value())
                .param("bill", bill.id())
                .update();
        return Money.ofFen(owed);
    }

    /** What was billed stays with its bill. */
    @EventListener
    void on(TenantRemoved removed) {
        platform.sql("DELETE FROM usage_statement WHERE tenant_id = ?")
                .param(removed.tenant().value())
                .update();
    }

    private static MonthStatement statement(ResultSet row, int number) throws SQLException {
        var unit = row.getObject("unit", Long.class);
        return new MonthStatement(
                YearMonth.parse(row.getString("period")),
                Metric.ofCode(row.getString("metric")).orElseThrow(),
                row.getLong("used"),
                row.getLong("included"),
                unit == null ? null : Money.ofFen(unit),
                Money.ofFen(row.getLong("charge")),
                row.getString("bill_id") != null);
    }
}
