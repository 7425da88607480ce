package dev.yanhuo.wechat.orders;

import java.util.Set;

/** How an order stands. A failed attempt to pay leaves it where it was. */
public enum TradeState {
    NOTPAY("订单未支付"),
    SUCCESS("支付成功"),
    /** Paid, and at least part of it has been asked back. */
    REFUND("订单发生过退款"),
    CLOSED("订单已关闭");

    private final String description;

    TradeState(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }

    public Set<TradeState> next() {
        return switch (this) {
            case NOTPAY -> Set.of(SUCCESS, CLOSED);
            case SUCCESS, REFUND -> Set.of(REFUND);
            case CLOSED -> Set.of();
        };
    }

    public boolean isPaid() {
        return this == SUCCESS || this == REFUND;
    }
}
