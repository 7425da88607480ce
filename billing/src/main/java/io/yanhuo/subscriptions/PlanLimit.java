package io.yanhuo.subscriptions;

import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.Limit;
import io.yanhuo.tenancy.Metric;
import org.jspecify.annotations.Nullable;

/**
 * How much of something a plan includes.
 *
 * @param overage price of each one beyond; null if nothing is charged
 */
public record PlanLimit(Metric metric, Limit limit, @Nullable Money overage) {
    /** Beside so much in use, as people read it. */
    public UsageRow beside(long used) {
        return UsageRow.of(new Usage(metric, used, limit, overage));
    }
}
