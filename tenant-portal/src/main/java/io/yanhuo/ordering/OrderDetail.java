package io.yanhuo.ordering;

import io.yanhuo.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the staff who handle it see it, with everything that happened to it.
 *
 * @param view as its diner sees it
 * @param contact to whom it is brought, in full; null unless it is delivered
 * @param source where the diner came from
 * @param refundFailed the money could not be given back and somebody has to act
 * @param extraFailed the same of a payment that the order has no use for
 * @param owed all that could not be given back
 */
public record OrderDetail(
        OrderView view,
        Basket.@Nullable Address contact,
        @Nullable Long metres,
        String source,
        @Nullable Instant paidAt,
        boolean refundFailed,
        boolean extraFailed,
        Money owed,
        List<Line> lines,
        List<Entry> history,
        List<OrderStep> steps) {
    /**
     * @param discount the line's part of all discounts
     */
    public record Line(
            String id,
            String dish,
            String spec,
            List<String> addOns,
            int quantity,
            Money unit,
            Money amount,
            Money discount,
            Money net,
            boolean started,
            boolean ready) {}

    /**
     * @param what key of the text that says what happened
     * @param who name of the person, or null for a rule of the house
     * @param byDiner whether it was the diner
     * @param reasonKey key of the text of a rule, or null
     * @param reason words of a person; may be empty
     */
    public record Entry(
            String what,
            @Nullable String subject,
            @Nullable String who,
            boolean byDiner,
            @Nullable String reasonKey,
            String reason,
            Instant at) {}
}
