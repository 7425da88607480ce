package io.yanhuo.ordering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OrderEvents extends Repository<OrderEvent, Long> {
    @Query("SELECT MAX(e.eventId) FROM OrderEvent e")
    @Nullable Long newest();

    @Query(
            "SELECT new io.yanhuo.ordering.Change(e.eventId, e.order.orderId, e.toStatus)"
                    + " FROM OrderEvent e WHERE e.eventId > :id ORDER BY e.eventId LIMIT 2000")
    List<Change> after(long id);
}
