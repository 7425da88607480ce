package io.yanhuo.ordering;

import io.yanhuo.access.DinersJoined;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What somebody ordered as a stranger is his when he says who he is. */
@Component
class JoinedDiner {
    private final Orders orders;

    JoinedDiner(Orders orders) {
        this.orders = orders;
    }

    @EventListener
    void on(DinersJoined joined) {
        orders.handOver(joined.gone(), joined.kept());
    }
}
