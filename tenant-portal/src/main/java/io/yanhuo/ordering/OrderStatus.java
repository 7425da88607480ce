package io.yanhuo.ordering;

import java.util.EnumSet;
import java.util.Set;

/** Where an order is on its way from the basket to the diner. */
public enum OrderStatus {
    /** 待付款 */
    AWAITING_PAYMENT,
    /** 已付款: waits for the restaurant to accept it */
    PAID,
    /** 备餐中 */
    PREPARING,
    /** 待取餐: ready on the counter, or to be brought to the table */
    READY,
    /** 配送中 */
    DELIVERING,
    /** 已完成 */
    COMPLETED,
    /** 已取消: before any money came */
    CANCELLED,
    /** 退款中 */
    REFUNDING,
    /** 已退款 */
    REFUNDED;

    /** The states that may follow. */
    public Set<OrderStatus> next() {
        return switch (this) {
            case AWAITING_PAYMENT -> EnumSet.of(PAID, CANCELLED);
            case PAID -> EnumSet.of(PREPARING, REFUNDING);
            case PREPARING -> EnumSet.of(READY, REFUNDING);
            // Back to PREPARING when the kitchen takes back that a dish is ready.
            case READY -> EnumSet.of(PREPARING, DELIVERING, COMPLETED, REFUNDING);
            case DELIVERING -> EnumSet.of(COMPLETED, REFUNDING);
            case COMPLETED -> EnumSet.of(REFUNDING);
            // Money that comes after the time-out goes back.
            case CANCELLED -> EnumSet.of(REFUNDING);
            case REFUNDING -> EnumSet.of(REFUNDED);
            case REFUNDED -> EnumSet.noneOf(OrderStatus.class);
        };
    }

    /** Whether nobody waits for anything any more. */
    public boolean settled() {
        return switch (this) {
            case COMPLETED, CANCELLED, REFUNDED -> true;
            case AWAITING_PAYMENT, PAID, PREPARING, READY, DELIVERING, REFUNDING -> false;
        };
    }
}
