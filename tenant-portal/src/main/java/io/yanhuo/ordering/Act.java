package io.yanhuo.ordering;

import java.time.Instant;

/**
 * That somebody does something to an order now.
 *
 * @param reason words of a person, or the key of a text that begins with {@link #TEXT}; may be
 *     empty
 */
record Act(By by, String reason, Instant at) {
    static final String TEXT = "ordering.reason.";
    static final int LONGEST_REASON = 200;

    static final String UNPAID = TEXT + "unpaid";
    static final String UNACCEPTED = TEXT + "unaccepted";
    static final String BY_DINER = TEXT + "by-diner";
    static final String LATE_MONEY = TEXT + "late-money";
    static final String NOT_SERVING = TEXT + "not-serving";
    static final String OTHER_AMOUNT = TEXT + "other-amount";
    static final String EXTRA_MONEY = TEXT + "extra-money";
    static final String EXTRA_AGAIN = TEXT + "extra-again";
    static final String REFUND_FAILED = TEXT + "refund-failed";
    static final String NOTHING_TO_PAY = TEXT + "nothing-to-pay";
    static final String PUT_BACK = TEXT + "put-back";
    static final String AUTOMATIC = TEXT + "automatic";

    Act {
        if (reason.length() > LONGEST_REASON) throw new IllegalArgumentException("reason too long");
    }

    /** For a reason that somebody has typed: it is no key, whatever it looks like. */
    static Act said(By by, String words, Instant at) {
        var told = words.startsWith(TEXT) ? "“" + words : words;
        return new Act(by, told.substring(0, Math.min(LONGEST_REASON, told.length())), at);
    }

    static Act of(By by, Instant at) {
        return new Act(by, "", at);
    }

    static Act house(String reason, Instant at) {
        return new Act(By.HOUSE, reason, at);
    }
}
