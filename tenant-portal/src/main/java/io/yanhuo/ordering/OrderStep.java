package io.yanhuo.ordering;

import java.util.ArrayList;
import java.util.List;

/** What staff can do with an order, in the order the buttons stand. */
public enum OrderStep {
    ACCEPT,
    FINISH,
    DISPATCH,
    HAND_OVER,
    REFUND;

    static List<OrderStep> of(OrderStatus status, Fulfilment fulfilment, boolean refundFailed) {
        boolean delivered = fulfilment == Fulfilment.DELIVERY;
        var steps = new ArrayList<OrderStep>();
        switch (status) {
            case PAID -> steps.add(ACCEPT);
            case PREPARING -> steps.add(FINISH);
            case READY -> steps.add(delivered ? DISPATCH : HAND_OVER);
            case DELIVERING -> steps.add(HAND_OVER);
            case AWAITING_PAYMENT, CANCELLED, COMPLETED, REFUNDING, REFUNDED -> {}
        }
        boolean paid = status.next().contains(OrderStatus.REFUNDING);
        boolean refundable = paid && status != OrderStatus.CANCELLED;
        boolean again = refundFailed && status == OrderStatus.REFUNDING;
        if (refundable || again) steps.add(REFUND);
        return steps;
    }
}
