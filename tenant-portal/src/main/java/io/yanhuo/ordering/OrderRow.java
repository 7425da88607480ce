package io.yanhuo.ordering;

import io.yanhuo.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order in a list of the desk.
 *
 * @param contact to be shown by {@link OrderDesk#address}; null unless it is delivered
 * @param dishes such as {@code 叉烧饭（大） ×1}
 * @param steps what staff may do with it now
 */
public record OrderRow(
        String id,
        OrderStatus status,
        Fulfilment fulfilment,
        @Nullable Integer pickupNumber,
        @Nullable String table,
        @Nullable SealedText contact,
        List<String> dishes,
        String remark,
        Money payable,
        Instant placedAt,
        List<OrderStep> steps) {}
