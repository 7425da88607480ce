package io.yanhuo.ordering;

import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as the search of the desk finds it, without its dishes. */
record FoundOrder(
        String id,
        OrderStatus status,
        Fulfilment fulfilment,
        boolean refundFailed,
        @Nullable Integer pickupNumber,
        @Nullable String table,
        @Nullable SealedText contact,
        String remark,
        Money payable,
        Instant placedAt) {
    static FoundOrder of(ResultSet row) throws SQLException {
        var contact = row.getBytes("contact_cipher");
        return new FoundOrder(
                row.getString("order_id"),
                OrderStatus.valueOf(row.getString("status")),
                Fulfilment.valueOf(row.getString("fulfilment")),
                row.getBoolean("refund_failed"),
                row.getObject("pickup_number", Integer.class),
                row.getString("table_name"),
                contact == null ? null : new SealedText(contact),
                row.getString("remark"),
                Money.ofFen(row.getLong("payable")),
                Utc.required(row, "placed_at"));
    }

    OrderRow with(List<String> dishes) {
        return new OrderRow(
                id,
                status,
                fulfilment,
                pickupNumber,
                table,
                contact,
                dishes,
                remark,
                payable,
                placedAt,
                OrderStep.of(status, fulfilment, refundFailed));
    }
}
