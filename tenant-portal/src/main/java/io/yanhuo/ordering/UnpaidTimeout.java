package io.yanhuo.ordering;

import io.yanhuo.integrations.OutboxHandler;
import io.yanhuo.payments.Payments;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** An order that nobody pays for sets free what it holds. */
@Component
class UnpaidTimeout implements OutboxHandler {
    static final String KIND = "ordering.unpaid";

    private static final Logger LOG = LoggerFactory.getLogger(UnpaidTimeout.class);

    private final Orders orders;
    private final Reversal reversal;
    private final Payments payments;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UnpaidTimeout(
            Orders orders,
            Reversal reversal,
            Payments payments,
            TransactionTemplate transaction,
            Clock clock) {
        this.orders = orders;
        this.reversal = reversal;
        this.payments = payments;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(String orderId) {
        if (!waits(orderId)) return;
        askOnceMore(orderId);
        transaction.executeWithoutResult(_ -> {
            var order = orders.getLocked(orderId);
            if (order.status() != OrderStatus.AWAITING_PAYMENT) return;
            reversal.cancel(order, Act.house(Act.UNPAID, clock.instant()));
        });
    }

    private boolean waits(String orderId) {
        return orders.findById(orderId)
                .filter(order -> order.status() == OrderStatus.AWAITING_PAYMENT)
                .isPresent();
    }

    /** The diner may have paid in the last second, and the news be on its way. */
    private void askOnceMore(String orderId) {
        try {
            payments.refresh(orderId);
        } catch (RuntimeException e) {
            LOG.info("order {} is cancelled without an answer from WeChat: {}", orderId, e);
        }
    }
}
