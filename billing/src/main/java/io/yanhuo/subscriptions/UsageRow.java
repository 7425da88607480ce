package io.yanhuo.subscriptions;

import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.Megabytes;
import io.yanhuo.tenancy.Metric;
import org.jspecify.annotations.Nullable;

/**
 * What is used of something, in the unit in which people are told.
 *
 * @param metric its code; the text of its name is {@code tenancy.metric.<metric>}
 * @param rule key of the text that says what happens when nothing is left
 * @param overage price of each one beyond; null if nothing is charged
 */
public record UsageRow(
        String metric,
        long used,
        long amount,
        long percent,
        boolean near,
        boolean full,
        boolean hard,
        long beyond,
        @Nullable Money overage,
        Money charge,
        String rule) {
    public static UsageRow of(Usage usage) {
        var metric = usage.metric();
        return new UsageRow(
                metric.code(),
                told(metric, usage.used()),
                told(metric, usage.limit().amount()),
                usage.percent(),
                usage.near(),
                usage.full(),
                usage.limit().hard(),
                told(metric, usage.beyond()),
                usage.overage(),
                usage.charge(),
                "subscriptions.usage.rule." + metric.code());
    }

    private static long told(Metric metric, long amount) {
        return metric == Metric.STORAGE ? Megabytes.of(amount) : amount;
    }
}
