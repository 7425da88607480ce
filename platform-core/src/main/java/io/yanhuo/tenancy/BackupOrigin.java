package io.yanhuo.tenancy;

import io.yanhuo.tenancy.binlog.LogPosition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which schema a backup is of, and where the log of its server stood at the backup's moment.
 *
 * @param takenAt by the server's clock
 * @param log null: it kept none that could be followed, or did not say
 */
record BackupOrigin(TenantCopies.At at, Instant takenAt, @Nullable LogPosition log) {
    /** The log counts seconds, and each is followed to its end. */
    Instant second() {
        return takenAt.truncatedTo(ChronoUnit.SECONDS);
    }
}
