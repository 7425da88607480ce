package io.yanhuo.payments;

import java.util.EnumSet;
import java.util.Set;

/** How a refund stands. */
public enum RefundState {
    /** Promised to the diner, not yet taken on by WeChat. */
    ASKED,
    /** WeChat is at it. */
    PROCESSING,
    /** WeChat cannot reach the diner's account; the restaurant acts in its merchant portal. */
    ABNORMAL,
    ARRIVED,
    /** For good; a new refund is a new decision. */
    FAILED;

    Set<RefundState> next() {
        return switch (this) {
            case ASKED -> EnumSet.of(PROCESSING, ABNORMAL, ARRIVED, FAILED);
            case PROCESSING -> EnumSet.of(ABNORMAL, ARRIVED, FAILED);
            case ABNORMAL -> EnumSet.of(PROCESSING, ARRIVED, FAILED);
            case ARRIVED, FAILED -> EnumSet.noneOf(RefundState.class);
        };
    }

    boolean settled() {
        return next().isEmpty();
    }
}
