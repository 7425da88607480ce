package io.yanhuo.payments;

import java.util.EnumSet;
import java.util.Set;

/** How a payment stands. */
public enum PaymentState {
    /** WeChat may still collect it. */
    OPEN,
    /** Given up; WeChat may yet report that the payer was faster. */
    CLOSED,
    /** The money is there; it never leaves this state, refunds are facts of their own. */
    PAID;

    Set<PaymentState> next() {
        return switch (this) {
            case OPEN -> EnumSet.of(CLOSED, PAID);
            case CLOSED -> EnumSet.of(PAID);
            case PAID -> EnumSet.noneOf(PaymentState.class);
        };
    }
}
