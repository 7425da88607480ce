package io.yanhuo.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sealed file of a restaurant: an export for its owner, a backup, or the archive of a closed one.
 *
 * @param orderedBy such as {@code STAFF:} with an id
 * @param rowCount of all tables in it; null before it is complete
 * @param size in bytes, as it is handed out
 * @param readyAt null before it is complete
 * @param expiresAt when it is deleted; null: it has no end of its own
 * @param deleted whether it is gone, and its key with it
 */
public record TenantFile(
        String id,
        TenantId tenant,
        Kind kind,
        String operationId,
        String orderedBy,
        @Nullable Long rowCount,
        @Nullable Long size,
        Instant createdAt,
        @Nullable Instant readyAt,
        @Nullable Instant expiresAt,
        boolean deleted) {
    public enum Kind {
        EXPORT,
        ARCHIVE,
        BACKUP;

        String folder() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whether it can be read now. */
    public boolean available(Instant now) {
        return readyAt != null && !deleted && (expiresAt == null || now.isBefore(expiresAt));
    }
}
