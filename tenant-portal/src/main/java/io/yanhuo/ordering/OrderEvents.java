package io.yanhuo.ordering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OrderEvents extends Repository<OrderEvent, Long> {
    @Query("SELECT MAX(e.eventId) FROM OrderEvent e")
    @Nullable Long newest();

    /** The id of the newest, and how many of the ids up to it are there. */
    @Query(
            "SELECT CONCAT(COALESCE(MAX(e.eventId), 0), '-', COUNT(e)) FROM OrderEvent e"
                    + " WHERE e.eventId > (SELECT MAX(m.eventId) FROM OrderEvent m) - :span")
    String state(long span);

    @Query(
            "SELECT new io.yanhuo.ordering.Change(e.eventId, e.order.orderId, e.toStatus)"
                    + " FROM OrderEvent e WHERE e.eventId > :id ORDER BY e.eventId LIMIT 2000")
    List<Change> after(long id);
}
