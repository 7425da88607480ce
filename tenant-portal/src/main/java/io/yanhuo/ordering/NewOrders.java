package io.yanhuo.ordering;

import io.yanhuo.tenancy.PlainSql;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes an order that was just placed, with its lines and the beginning of its history, by one
 * statement for each table: at noon nothing else is done so often. From then on it is an entity.
 */
@Component
class NewOrders {
    private static final String ORDER =
            """
            INSERT INTO orders
                (order_id, store_id, diner_id, attempt_key, source, placed_at, pay_by,
                 unpaid_place, status, business_day, fulfilment, table_name, contact_cipher,
                 contact_phone_hash, metres, coupon_id, goods, discount, packaging, delivery,
                 payable, remark, cutlery, refund_attempt, refund_failed, version)
            """;
    private static final String LINE =
            """
            INSERT INTO order_line
                (line_id, order_id, position, sku_id, dish_id, station_id, dish, spec, add_ons,
                 quantity, unit, amount, discount, net, packaging)
            """;
    private static final String EVENT =
            """
            INSERT INTO order_event (order_id, what, to_status, by_kind, by_id, reason, at)
            """;

    private final PlainSql sql;
    private final AddOnsColumn addOns = new AddOnsColumn();

    NewOrders(PlainSql sql) {
        this.sql = sql;
    }

    void insert(Order order) {
        sql.insert(ORDER, List.<@Nullable Object[]>of(row(order)));
        sql.insert(LINE, order.lines().all().stream().map(line -> row(order, line)).toList());
        sql.insert(EVENT, order.history().stream().map(event -> row(order, event)).toList());
    }

    private static @Nullable Object[] row(Order order) {
        var placing = order.placing();
        var to = order.destination();
        var amounts = order.amounts();
        return new @Nullable Object[] {
            order.id(),
            StoreRow.MAIN,
            placing.dinerId(),
            placing.attemptKey(),
            placing.source(),
            placing.placedAt(),
            placing.payBy(),
            placing.unpaidPlace(),
            order.status().name(),
            order.businessDay(),
            to.fulfilment().name(),
            to.tableName(),
            to.contactCipher(),
            to.contactPhoneHash(),
            to.metres(),
            order.couponId(),
            amounts.goods().fen(),
            amounts.discount().fen(),
            amounts.packaging().fen(),
            amounts.delivery().fen(),
            amounts.payable().fen(),
            order.wishes().remark(),
            order.wishes().cutlery(),
            0,
            false,
            0
        };
    }

    private @Nullable Object[] row(Order order, OrderLine line) {
        return new @Nullable Object[] {
            line.id(),
            order.id(),
            line.position(),
            line.skuId(),
            line.dishId(),
            line.stationId(),
            line.dish(),
            line.spec(),
            addOns.convertToDatabaseColumn(line.pricedAddOns()),
            line.quantity(),
            line.unit().fen(),
            line.amount().fen(),
            line.discount().fen(),
            line.net().fen(),
            line.packaging().fen()
        };
    }

    private static @Nullable Object[] row(Order order, OrderEvent event) {
        return new @Nullable Object[] {
            order.id(),
            event.what().name(),
            String.valueOf(event.toStatus()),
            event.by().kind().name(),
            event.by().id(),
            event.reason(),
            event.at()
        };
    }
}
