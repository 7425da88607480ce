package io.yanhuo.operations;

import io.yanhuo.domains.HostCertificate;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantState;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a restaurant is, as far as it has been noted.
 *
 * @param servedAt last request that went well, to the minute
 * @param outbox work that is due or has failed, as of {@code notedAt}
 * @param callbacks messages about money that wait; odd ones contradict what we know
 * @param quotaMetric what it uses the largest share of, as of {@code notedAt}
 * @param certificate of its own domains' the worst; null if none was looked at
 */
public record Health(
        TenantId id,
        String publicId,
        String slug,
        String name,
        TenantState state,
        @Nullable String schemaVersion,
        @Nullable Instant servedAt,
        Waiting outbox,
        Waiting callbacks,
        int oddCallbacks,
        @Nullable String quotaMetric,
        int quotaPercent,
        @Nullable HostCertificate certificate,
        @Nullable Instant backedUpAt,
        @Nullable Instant drilledAt,
        @Nullable String drillState,
        int failures,
        @Nullable Instant notedAt,
        Set<Problem> problems) {
    /**
     * @param oldest since when; null if there is none
     */
    public record Waiting(int count, @Nullable Instant oldest) {}
}
