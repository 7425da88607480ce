package io.yanhuo.access;

import io.yanhuo.tenancy.TenantId;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A privileged act.
 *
 * @param tenant null if it concerns the platform as a whole
 * @param actor such as {@code OPERATOR:root} or {@code STAFF:} with an id; {@code SYSTEM} for work
 *     that nobody asked for
 */
public record AuditEntry(
        long id,
        Instant at,
        @Nullable TenantId tenant,
        String actor,
        String action,
        String subject,
        String detail) {
    /** Everything, each part with its length, so that nothing can move from one to the next. */
    String sealable() {
        return Stream.of(id, at, tenant == null ? "" : tenant, actor, action, subject, detail)
                .map(Object::toString)
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }
}
