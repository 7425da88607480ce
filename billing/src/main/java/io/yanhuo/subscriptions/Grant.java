package io.yanhuo.subscriptions;

import io.yanhuo.tenancy.Metric;
import java.time.Instant;

/**
 * Another limit than the plan's, which operators gave to one restaurant for a while.
 *
 * @param expiresAt from then on the plan's counts again
 */
public record Grant(
        Metric metric, long amount, String reason, Instant createdAt, Instant expiresAt) {
    boolean holds(Instant at) {
        return !at.isBefore(createdAt) && at.isBefore(expiresAt);
    }
}
