package io.yanhuo.ordering.web;

import io.yanhuo.ordering.OrderStatus;
import io.yanhuo.ordering.OrderStep;

/** How states and steps look on the pages of the desk. */
public final class Looks {
    private Looks() {}

    /** Colour of a state's badge. */
    public static String badge(OrderStatus status) {
        return switch (status) {
            case PAID -> "bg-red text-white";
            case PREPARING -> "bg-orange-lt";
            case READY -> "bg-green-lt";
            case DELIVERING -> "bg-blue-lt";
            case AWAITING_PAYMENT, COMPLETED, CANCELLED -> "bg-secondary-lt";
            case REFUNDING, REFUNDED -> "bg-purple-lt";
        };
    }

    /** Last part of the address a step is sent to. */
    public static String path(OrderStep step) {
        return switch (step) {
            case ACCEPT -> "acceptance";
            case FINISH -> "readiness";
            case DISPATCH -> "dispatch";
            case HAND_OVER -> "handover";
            case REFUND -> "refund";
        };
    }
}
