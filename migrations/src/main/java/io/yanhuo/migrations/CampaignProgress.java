package io.yanhuo.migrations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a campaign has come.
 *
 * @param perMinute how many were finished in the last minute
 * @param left how long it may still take; null while nobody can know
 * @param oldestLease when the one was taken that has been worked on for the longest time
 */
public record CampaignProgress(
        Campaign campaign,
        List<Wave> waves,
        int perMinute,
        @Nullable Duration left,
        @Nullable Instant oldestLease) {
    /** One wave by status. */
    public record Wave(
            int number, int pending, int running, int done, int quarantined, int skipped) {
        public int all() {
            return pending + running + done + quarantined + skipped;
        }

        Wave plus(Wave other) {
            return new Wave(
                    0,
                    pending + other.pending,
                    running + other.running,
                    done + other.done,
                    quarantined + other.quarantined,
                    skipped + other.skipped);
        }
    }

    /** All waves together. */
    public Wave total() {
        return waves.stream().reduce(new Wave(0, 0, 0, 0, 0, 0), Wave::plus);
    }

    public int unfinished() {
        return total().pending() + total().running();
    }

    /** Of a hundred; what is skipped counts as finished. */
    public int percent() {
        int all = total().all();
        return all == 0 ? 100 : (all - unfinished()) * 100 / all;
    }
}
