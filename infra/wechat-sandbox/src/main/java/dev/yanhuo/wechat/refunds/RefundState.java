package dev.yanhuo.wechat.refunds;

import java.util.Set;

/** How a refund stands. To be accepted is only the beginning. */
public enum RefundState {
    PROCESSING,
    SUCCESS,
    /** Neither card nor balance could take it; the merchant has to help. */
    ABNORMAL,
    /** Failed for good; another attempt needs another number. */
    CLOSED;

    public Set<RefundState> next() {
        return switch (this) {
            case PROCESSING -> Set.of(SUCCESS, ABNORMAL, CLOSED);
            case ABNORMAL -> Set.of(PROCESSING, SUCCESS, CLOSED);
            case SUCCESS, CLOSED -> Set.of();
        };
    }
}
