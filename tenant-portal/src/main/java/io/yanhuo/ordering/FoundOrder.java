package io.yanhuo.ordering;

import io.yanhuo.shared.Money;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import org.hibernate.query.NativeQuery;

/** An order as the search of the desk finds it, without its dishes. */
record FoundOrder(Object[] columns) {
    /** Says what the columns are, which would be asked for each time otherwise. */
    @SuppressWarnings("unchecked")
    static List<FoundOrder> all(Query query) {
        List<Object[]> rows =
                query.unwrap(NativeQuery.class)
                        .addScalar("order_id", String.class)
                        .addScalar("status", String.class)
                        .addScalar("fulfilment", String.class)
                        .addScalar("refund_failed", Boolean.class)
                        .addScalar("pickup_number", Integer.class)
                        .addScalar("table_name", String.class)
                        .addScalar("contact_cipher", byte[].class)
                        .addScalar("remark", String.class)
                        .addScalar("payable", Long.class)
                        .addScalar("placed_at", Instant.class)
                        .getResultList();
        return rows.stream().map(FoundOrder::new).toList();
    }

    String id() {
        return (String) columns[0];
    }

    OrderRow with(List<String> dishes) {
        var status = OrderStatus.valueOf((String) columns[1]);
        var fulfilment = Fulfilment.valueOf((String) columns[2]);
        return new OrderRow(
                id(),
                status,
                fulfilment,
                (Integer) columns[4],
                (String) columns[5],
                columns[6] instanceof byte[] cipher ? new SealedText(cipher) : null,
                dishes,
                (String) columns[7],
                Money.ofFen((Long) columns[8]),
                (Instant) columns[9],
                OrderStep.of(status, fulfilment, (Boolean) columns[3]));
    }
}
