package io.yanhuo.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a restaurant was put back by the binary log.
 *
 * @param moment to the end of which second
 * @param lastAt when the last transaction in it was committed; null: there was none since the
 *     backup
 * @param place in the log, up to which it was followed
 * @param rows how many were written, changed or deleted since the backup
 */
public record Replay(
        Instant moment, @Nullable Instant lastAt, String place, long transactions, long rows) {}
