package io.yanhuo.ordering;

import io.yanhuo.integrations.OutboxHandler;
import io.yanhuo.payments.Payments;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** An order that nobody pays for sets free what it holds. */
@Component
class UnpaidTimeout implements OutboxHandler {
    static final String KIND = "ordering.unpaid";

    /** For the answer about an order of before the restaurant's data was put back. */
    private static final Duration PATIENCE = Duration.ofDays(3);

    private static final Logger LOG = LoggerFactory.getLogger(UnpaidTimeout.class);

    private final Orders orders;
    private final OrdersOfBefore before;
    private final Reversal reversal;
    private final Payments payments;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UnpaidTimeout(
            Orders orders,
            OrdersOfBefore before,
            Reversal reversal,
            Payments payments,
            TransactionTemplate transaction,
            Clock clock) {
        this.orders = orders;
        this.before = before;
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
        boolean answered = askOnceMore(orderId);
        transaction.executeWithoutResult(_ -> {
            var order = orders.getLocked(orderId);
            if (order.status() != OrderStatus.AWAITING_PAYMENT) return;
            // It may have been eaten long ago: the question is asked again later.
            if (!answered && before.has(order) && !overdue(order)) {
                throw new IllegalStateException("WeChat has not said whether it is paid");
            }
            reversal.cancel(order, Act.house(Act.UNPAID, clock.instant()));
        });
    }

    /**
     * A merchant whose contract with WeChat has ended is told nothing any more. Then it is given up
     * all the same: it holds stock and coupon, and keeps the restaurant from closing. Money that is
     * heard of after that goes back.
     */
    private boolean overdue(Order order) {
        return clock.instant().isAfter(order.placing().payBy().plus(PATIENCE));
    }

    private boolean waits(String orderId) {
        return orders.findById(orderId)
                .filter(order -> order.status() == OrderStatus.AWAITING_PAYMENT)
                .isPresent();
    }

    /**
     * The diner may have paid in the last second, and the news be on its way.
     *
     * @return false if WeChat has not answered
     */
    private boolean askOnceMore(String orderId) {
        try {
            return payments.refresh(orderId);
        } catch (RuntimeException e) {
            LOG.info("order {}: no answer from WeChat: {}", orderId, e);
            return false;
        }
    }
}
