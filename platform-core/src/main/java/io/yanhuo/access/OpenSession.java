package io.yanhuo.access;

import java.time.Duration;
import java.time.Instant;

/** A session as it was read a moment ago. */
record OpenSession(Actor actor, Instant lastSeenAt, Instant expiresAt) {
    /** Writing down every request would cost more than knowing it to the minute is worth. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    boolean over(Instant now, Duration idle) {
        return !now.isBefore(expiresAt) || !now.isBefore(lastSeenAt.plus(idle));
    }

    boolean toBeNoted(Instant now) {
        return now.isAfter(lastSeenAt.plus(NOTED_EVERY));
    }
}
