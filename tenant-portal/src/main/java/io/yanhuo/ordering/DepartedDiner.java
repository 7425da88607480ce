package io.yanhuo.ordering;

import io.yanhuo.access.DinerLeft;
import io.yanhuo.ordering.OrderRefusal.UnderWay;
import io.yanhuo.shared.Refused;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Orders stay, as the law wants; nobody may leave while one of his is on its way. */
@Component
class DepartedDiner {
    private static final Set<OrderStatus> UNDER_WAY =
            Arrays.stream(OrderStatus.values())
                    .filter(status -> !status.settled())
                    .collect(Collectors.toSet());

    private final Orders orders;

    DepartedDiner(Orders orders) {
        this.orders = orders;
    }

    @EventListener
    void on(DinerLeft left) {
        if (orders.existsByPlacingDinerIdAndStatusIn(left.diner(), UNDER_WAY)) {
            throw new Refused(new UnderWay());
        }
    }
}
