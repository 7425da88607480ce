package io.yanhuo.ordering.web;

import io.yanhuo.ordering.OrderStatus;
import io.yanhuo.ordering.OrderStep;

/** How states and steps look on the pages of the desk. */
public final class Looks {
    private Looks() {}

    /** Colour of a state's badge. */
    public static String badge(OrderStatus status) {
        return switch (status) {
            case PAID -> "state-red";
            case PREPARING -> "state-orange";
            case READY -> "state-green";
            case DELIVERING -> "state-blue";
            case AWAITING_PAYMENT, COMPLETED, CANCELLED -> "bg-secondary-lt";
            case REFUNDING, REFUNDED -> "state-purple";
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
