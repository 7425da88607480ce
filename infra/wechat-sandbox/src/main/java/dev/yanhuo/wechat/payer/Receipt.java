package dev.yanhuo.wechat.payer;

import dev.yanhuo.wechat.orders.Order;
import dev.yanhuo.wechat.state.Times;

/** A paid order in a list. */
record Receipt(String description, String amount, String at, String number) {
    static Receipt of(Order order) {
        return new Receipt(
                order.placed().description(),
                Yuan.of(order.placed().total()),
                Times.plain(order.paid().at()),
                order.placed().outTradeNo());
    }
}
