package io.yanhuo.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A restaurant as operators see it.
 *
 * @param schemaVersion null before its schema is there
 * @param failures operations of it that wait for an operator
 */
public record FleetEntry(
        TenantId id,
        String publicId,
        String slug,
        String name,
        TenantState state,
        @Nullable String schemaVersion,
        Instant createdAt,
        @Nullable Instant suspendedAt,
        @Nullable Instant lastOrderAt,
        int failures) {}
