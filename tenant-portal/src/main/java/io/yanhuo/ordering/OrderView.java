package io.yanhuo.ordering;

import io.yanhuo.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as its diner sees it.
 *
 * @param pickupNumber 取餐号, counted for each store and business day; null until it is paid
 * @param payBy until when it may be paid
 * @param table name of the table, or null
 * @param address to whom and where, phone masked; null unless it is delivered
 */
public record OrderView(
        String id,
        OrderStatus status,
        Fulfilment fulfilment,
        @Nullable Integer pickupNumber,
        List<Line> lines,
        Money goods,
        Money discount,
        Money packaging,
        Money delivery,
        Money payable,
        @Nullable String table,
        @Nullable String address,
        String remark,
        boolean cutlery,
        Instant placedAt,
        Instant payBy,
        List<Step> history) {
    /**
     * @param addOns such as {@code 卤蛋 ×1}
     */
    public record Line(
            String skuId,
            String dish,
            String spec,
            List<String> addOns,
            int quantity,
            Money amount,
            Money net) {}

    public record Step(OrderStatus status, Instant at) {}
}
