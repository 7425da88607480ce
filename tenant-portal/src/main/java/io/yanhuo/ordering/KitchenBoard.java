package io.yanhuo.ordering;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kitchen screen shows. There is no money anywhere in it.
 *
 * @param cards what is to be made, the oldest first
 * @param done what was made last, and can be taken back
 * @param counts how many of each dish are still to be made, over all cards
 */
public record KitchenBoard(List<Card> cards, List<Card> done, List<Count> counts) {
    /** Of the orders that are to be made; a new one rings a bell. */
    public List<String> ids() {
        return cards.stream().map(Card::orderId).toList();
    }

    /**
     * @param seconds since it was accepted
     * @param voided it is refunded: stop
     */
    public record Card(
            String orderId,
            @Nullable Integer number,
            Fulfilment fulfilment,
            @Nullable String table,
            String remark,
            boolean cutlery,
            Instant since,
            long seconds,
            boolean voided,
            List<Line> lines) {}

    public record Line(
            String id,
            String dish,
            String spec,
            List<String> addOns,
            int quantity,
            boolean started,
            boolean ready) {}

    public record Count(String dish, int quantity) {}
}
