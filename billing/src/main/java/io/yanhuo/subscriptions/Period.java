package io.yanhuo.subscriptions;

import io.yanhuo.subscriptions.Standing.State;
import java.time.Duration;
import java.time.Instant;

/** A stretch of time for which a restaurant has a plan. */
record Period(String planCode, int planVersion, Kind kind, Instant beginsAt, Instant endsAt) {
    static final Duration TRIAL = Duration.ofDays(14);
    private static final Duration GRACE_AFTER_TRIAL = Duration.ofDays(3);
    private static final Duration GRACE = Duration.ofDays(7);
    private static final Duration LIMITED = Duration.ofDays(7);

    /** How it came about. */
    enum Kind {
        TRIAL,
        PAID
    }

    /** How things stand if this is the period that runs, or the last one that ran. */
    State state(Instant now) {
        if (now.isBefore(endsAt)) return kind == Kind.TRIAL ? State.TRIAL : State.ACTIVE;
        if (now.isBefore(endOfGrace())) return State.GRACE;
        return now.isBefore(endOfGrace().plus(LIMITED)) ? State.LIMITED : State.SUSPENDED;
    }

    /** Whoever pays late pays from the old end on, as long as the doors were open meanwhile. */
    Instant next(Instant now) {
        return state(now) == State.SUSPENDED ? now : endsAt;
    }

    private Instant endOfGrace() {
        return endsAt.plus(kind == Kind.TRIAL ? GRACE_AFTER_TRIAL : GRACE);
    }
}
