package io.yanhuo.commissions;

import io.yanhuo.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one order line earns, as the distributor sees it.
 *
 * @param base what the diner paid for the line and has not got back
 * @param frozenUntil when it becomes available; null until the order is completed
 */
public record CommissionLine(
        String orderId,
        String lineId,
        Money base,
        Money amount,
        Account state,
        Instant earnedAt,
        @Nullable Instant frozenUntil) {}
