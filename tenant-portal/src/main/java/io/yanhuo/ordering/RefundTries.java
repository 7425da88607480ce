package io.yanhuo.ordering;

import jakarta.persistence.Embeddable;

/**
 * How often it was tried to give the money of an order back; WeChat may fail for good, and then
 * somebody has to try again.
 */
@Embeddable
record RefundTries(int refundAttempt, boolean refundFailed) {
    static final RefundTries NONE = new RefundTries(0, false);

    RefundTries next() {
        return new RefundTries(refundAttempt + 1, false);
    }

    RefundTries failed() {
        return new RefundTries(refundAttempt, true);
    }

    /** Name of the last try within the order. */
    String key() {
        return "whole-" + refundAttempt;
    }
}
