package io.yanhuo.ordering;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hibernate.query.NativeQuery;

/**
 * What waits at the desk.
 *
 * @param open how many orders are in each state that somebody waits in
 * @param arrivals ids of the orders that came last and are not made yet
 */
record Queues(Map<OrderStatus, Long> open, List<String> arrivals) {
    @SuppressWarnings("unchecked")
    static List<Object[]> typed(Query query) {
        return query.unwrap(NativeQuery.class)
                .addScalar("status", String.class)
                .addScalar("number", Long.class)
                .addScalar("order_id", String.class)
                .getResultList();
    }

    /** Of rows with a state and how many are in it, or with the id of an order that came. */
    static Queues of(List<Object[]> rows) {
        var open = new EnumMap<OrderStatus, Long>(OrderStatus.class);
        var arrivals = new ArrayList<String>();
        for (var row : rows) {
            var id = (String) row[2];
            if (id.isEmpty()) open.put(OrderStatus.valueOf((String) row[0]), (Long) row[1]);
            else arrivals.add(id);
        }
        return new Queues(open, arrivals);
    }
}
