package io.yanhuo.tenancy.binlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a log was followed.
 *
 * @param lastAt when the last transaction was committed; null: there was none
 * @param rows how many were written, changed or deleted
 */
public record Replayed(LogPosition end, @Nullable Instant lastAt, long transactions, long rows) {
    Replayed with(LoggedTransaction one) {
        return new Replayed(
                one.end(), one.committedAt(), transactions + 1, rows + one.changes().size());
    }

    Replayed past(LogPosition place) {
        return new Replayed(place, lastAt, transactions, rows);
    }
}
