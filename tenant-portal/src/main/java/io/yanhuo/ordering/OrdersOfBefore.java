package io.yanhuo.ordering;

import io.yanhuo.tenancy.PutBack;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Orders that were placed before the restaurant's data was put back. What has become of them since,
 * the data does not say: they may have been eaten, or paid back. So no rule of the house cooks them
 * or gives their money back; people do, who read why in their history.
 */
@Component
public class OrdersOfBefore {
    private final Orders orders;
    private final PutBack putBack;
    private final Clock clock;

    OrdersOfBefore(Orders orders, PutBack putBack, Clock clock) {
        this.orders = orders;
        this.putBack = putBack;
        this.clock = clock;
    }

    boolean has(Order order) {
        return putBack.last().filter(order.placing().placedAt()::isBefore).isPresent();
    }

    /** How many are paid, and wait for somebody to look into them; mostly read from memory. */
    public long waiting() {
        return putBack.last().map(at -> orders.countPlaced(at, OrderStatus.PAID)).orElse(0L);
    }

    /** Says so to whoever opens it, once. Expects the order to be locked. */
    void leave(Order order) {
        boolean said =
                order.history().stream().anyMatch(event -> Act.PUT_BACK.equals(event.reason()));
        if (!said) order.note(Act.house(Act.PUT_BACK, clock.instant()));
    }
}
