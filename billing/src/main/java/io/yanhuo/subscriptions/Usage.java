package io.yanhuo.subscriptions;

import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.Limit;
import io.yanhuo.tenancy.Metric;
import org.jspecify.annotations.Nullable;

/**
 * How much a restaurant uses of what it may.
 *
 * @param overage price of each one beyond; null if nothing is charged
 */
public record Usage(Metric metric, long used, Limit limit, @Nullable Money overage) {
    private static final int NEAR = 80;

    /** How many more than the plan includes. */
    public long beyond() {
        return Math.max(used - limit.amount(), 0);
    }

    public Money charge() {
        return overage == null ? Money.ZERO : overage.times(beyond());
    }

    /** At most a hundred, for a bar. */
    public long percent() {
        return limit.amount() == 0 ? 100 : Math.min(used * 100 / limit.amount(), 100);
    }

    /** Nobody is told that the only one he may have is there. */
    public boolean near() {
        return limit.amount() > 1 && percent() >= NEAR;
    }

    public boolean full() {
        return used >= limit.amount();
    }
}
