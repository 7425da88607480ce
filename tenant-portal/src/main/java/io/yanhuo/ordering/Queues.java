package io.yanhuo.ordering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What waits at the desk.
 *
 * @param open how many orders are in each state that somebody waits in
 * @param arrivals ids of the orders that came last and are not made yet
 */
record Queues(Map<OrderStatus, Long> open, List<String> arrivals) {
    /**
     * A state and how many orders are in it, or an order that came.
     *
     * @param orderId empty for a number
     */
    record Row(OrderStatus status, long number, String orderId) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    OrderStatus.valueOf(row.getString("status")),
                    row.getLong("number"),
                    row.getString("order_id"));
        }
    }

    static Queues of(List<Row> rows) {
        var open = new EnumMap<OrderStatus, Long>(OrderStatus.class);
        var arrivals = new ArrayList<String>();
        for (var row : rows) {
            if (row.orderId().isEmpty()) open.put(row.status(), row.number());
            else arrivals.add(row.orderId());
        }
        return new Queues(open, arrivals);
    }
}
