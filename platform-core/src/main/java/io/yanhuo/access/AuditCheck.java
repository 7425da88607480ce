package io.yanhuo.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What going through the whole audit log has shown.
 *
 * @param entries how many there are
 * @param firstForged the first that is not what was written; null if all are
 * @param anchored whether an end that was noted before is still in it
 * @param end to be noted outside of the database, and brought along the next time
 */
public record AuditCheck(
        long entries, @Nullable Long firstForged, boolean anchored, AuditHead end) {
    public boolean whole() {
        return firstForged == null && anchored;
    }

    Optional<Long> forged() {
        return Optional.ofNullable(firstForged);
    }
}
