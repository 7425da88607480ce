package io.yanhuo.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A restaurant as operators see it.
 *
 * @param schemaVersion null before its schema is there
 * @param failures operations of it that wait for an operator
 * @param practiceOf public id of the restaurant whose practice copy this is; null for a real one
 * @param practice public id of its practice copy; null if it has none
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
        int failures,
        @Nullable String practiceOf,
        @Nullable String practice) {}
