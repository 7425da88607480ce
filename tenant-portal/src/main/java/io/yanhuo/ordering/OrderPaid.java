package io.yanhuo.ordering;

import io.yanhuo.shared.Money;
import java.time.Instant;
import java.util.List;

/** An order has been paid in full. Published in the transaction that records it. */
public record OrderPaid(
        String orderId,
        String dinerId,
        int pickupNumber,
        List<Line> lines,
        Money payable,
        Instant at) {
    /**
     * @param net what was paid for the line after all discounts, without packaging and delivery
     */
    public record Line(String lineId, String dishId, int quantity, Money net) {}
}
