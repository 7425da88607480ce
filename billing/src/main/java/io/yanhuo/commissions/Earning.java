package io.yanhuo.commissions;

import io.yanhuo.shared.Money;
import io.yanhuo.shared.Percentage;
import java.time.Instant;
import java.util.List;

/**
 * A paid order that a distributor brought.
 *
 * @param rate the distributor's rate at this moment; later changes do not touch it
 */
public record Earning(
        String distributorId, String orderId, Percentage rate, List<Line> lines, Instant at) {
    /**
     * @param net what was paid for the line after all discounts, without packaging and delivery
     */
    public record Line(String lineId, Money net) {}
}
