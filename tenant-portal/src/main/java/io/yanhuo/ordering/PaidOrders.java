package io.yanhuo.ordering;

import io.yanhuo.tenancy.Metered;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.PlainSql;
import java.time.YearMonth;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many orders were paid on the business days of a month. Counted from what the payments have
 * written, so that an order itself has nothing more to write; what is paid back later still counts,
 * so that a month that is over never changes.
 */
@Component
class PaidOrders implements Metered {
    private static final String COUNT =
            """
            SELECT COUNT(*) FROM orders
             WHERE business_day BETWEEN ? AND ? AND paid_at IS NOT NULL
            """;

    private final PlainSql sql;

    PaidOrders(PlainSql sql) {
        this.sql = sql;
    }

    @Override
    public Metric metric() {
        return Metric.ORDERS;
    }

    @Override
    @Transactional(readOnly = true)
    public long in(YearMonth month) {
        return sql.query(COUNT, row -> row.getLong(1), month.atDay(1), month.atEndOfMonth())
                .getFirst();
    }
}
