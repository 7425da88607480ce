package io.yanhuo.ordering;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The orders that concern the kitchen. */
interface KitchenOrders extends Repository<Order, String> {
    @Query(
            "FROM Order o WHERE o.status = PREPARING OR o.voidedAt IS NOT NULL"
                    + " ORDER BY o.acceptedAt, o.orderId")
    List<Order> open(Limit limit);

    @Query(
            "FROM Order o WHERE o.status IN (PREPARING, READY) AND o.orderId IN"
                    + " (SELECT l.order.orderId FROM OrderLine l WHERE l.readyAt > :since)"
                    + " ORDER BY o.acceptedAt DESC, o.orderId")
    List<Order> finishedSince(Instant since, Limit limit);
}
