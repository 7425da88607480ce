package io.yanhuo.migrations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All restaurants' schemas being brought to a release, wave by wave. There is one at a time.
 *
 * @param wave the one that is being worked on, counted from 1
 * @param rule when it stops by itself
 * @param perServer how many at once on one database server
 * @param pardoned failures that an operator has seen and let pass
 * @param note why it stopped; else empty
 */
public record Campaign(
        long id,
        SchemaVersion to,
        State state,
        int wave,
        StopRule rule,
        int perServer,
        int pardoned,
        String note,
        String begunBy,
        Instant begunAt,
        @Nullable Instant finishedAt) {

    /** Where it stands. */
    public enum State {
        RUNNING,
        /** By an operator. */
        PAUSED,
        /** By its own rule: too much went wrong. */
        STOPPED,
        DONE,
        /** Given up by an operator. */
        CANCELLED,
        /** A newer release has begun another. */
        REPLACED;

        /** Whether nothing happens any more, whatever anybody does. */
        public boolean over() {
            return this == DONE || this == CANCELLED || this == REPLACED;
        }
    }

    /**
     * Too many failures end a campaign before it has harmed everybody.
     *
     * @param failures at any time
     * @param share of those tried, in hundredths of a percent, looked at after each wave: one that
     *     fails in the canary's wave is more than any share
     */
    public record StopRule(int failures, int share) {
        boolean tooMany(int failed) {
            return failed >= failures;
        }

        boolean tooLarge(int failed, int tried) {
            return failed * 10_000L > (long) share * tried;
        }
    }
}
