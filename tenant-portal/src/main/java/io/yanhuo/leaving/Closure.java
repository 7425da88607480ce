package io.yanhuo.leaving;

import io.yanhuo.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a restaurant leaves.
 *
 * @param requestedBy such as {@code STAFF:} with an id
 * @param archiveAfter until then the owner may change her mind
 * @param archivedAt null before it is closed for good
 * @param fileId of its archive
 * @param purgeAfter until then the platform may restore it
 * @param purgedAt null before everything is gone
 * @param rowCount of the archive
 */
public record Closure(
        TenantId tenant,
        Instant requestedAt,
        String requestedBy,
        Instant archiveAfter,
        @Nullable Instant archivedAt,
        @Nullable String fileId,
        @Nullable Instant purgeAfter,
        @Nullable Instant purgedAt,
        @Nullable Long rowCount) {
    /** Whether it can still be put together again. */
    public boolean restorable(Instant now) {
        return archivedAt != null
                && purgedAt == null
                && purgeAfter != null
                && now.isBefore(purgeAfter);
    }

    /** Names this closure among others of the same restaurant. */
    String subject() {
        return tenant + "-" + requestedAt.getEpochSecond();
    }

    /** The same, of what is tried for the second time or more often. */
    String subject(int attempt) {
        return attempt == 1 ? subject() : subject() + "-" + attempt;
    }

    /** Whether an operation of this subject is about it, whichever attempt that is. */
    boolean isSubjectOf(String operation) {
        return operation.equals(subject()) || operation.startsWith(subject() + "-");
    }
}
