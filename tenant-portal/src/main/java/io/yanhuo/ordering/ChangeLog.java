package io.yanhuo.ordering;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what {@link OrderEvent}s have been added. */
@Component
class ChangeLog {
    /** A row may be committed later than one with a higher id, but not later than so many. */
    static final int IDS_BEFORE = 100;

    private final OrderEvents events;
    private final Orders orders;

    ChangeLog(OrderEvents events, Orders orders) {
        this.events = events;
        this.orders = orders;
    }

    long newest() {
        var newest = events.newest();
        return newest == null ? 0 : newest;
    }

    /** Another text as soon as another event can be read, whatever its id is. */
    String state() {
        return events.state(IDS_BEFORE);
    }

    List<Change> after(long id) {
        return events.after(id);
    }

    /** The last one after this; empty if nothing happened since. */
    Optional<Change> lastAfter(long id) {
        return events.after(id).stream().reduce((_, later) -> later);
    }

    @Nullable OrderStatus status(String orderId) {
        return orders.findById(orderId).map(Order::status).orElse(null);
    }
}
