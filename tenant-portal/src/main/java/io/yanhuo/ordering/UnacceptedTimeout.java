package io.yanhuo.ordering;

import io.yanhuo.integrations.OutboxHandler;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A paid order that nobody in the restaurant accepts is paid back. */
@Component
class UnacceptedTimeout implements OutboxHandler {
    static final String KIND = "ordering.unaccepted";

    private final Orders orders;
    private final OrdersOfBefore before;
    private final Reversal reversal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UnacceptedTimeout(
            Orders orders,
            OrdersOfBefore before,
            Reversal reversal,
            TransactionTemplate transaction,
            Clock clock) {
        this.orders = orders;
        this.before = before;
        this.reversal = reversal;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(String orderId) {
        transaction.executeWithoutResult(_ -> {
            var order = orders.getLocked(orderId);
            if (order.status() != OrderStatus.PAID) return;
            if (before.has(order)) before.leave(order);
            else reversal.refund(order, Act.house(Act.UNACCEPTED, clock.instant()));
        });
    }
}
