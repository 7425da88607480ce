package io.yanhuo.subscriptions;

import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.Metric;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a restaurant used in a month that is over, and what it owes for what was not included.
 *
 * @param unit price of each one beyond; null if nothing is charged
 * @param paid whether a bill with it was paid
 */
public record MonthStatement(
        YearMonth month,
        Metric metric,
        long used,
        long included,
        @Nullable Money unit,
        Money charge,
        boolean paid) {
    public long beyond() {
        return Math.max(used - included, 0);
    }
}
