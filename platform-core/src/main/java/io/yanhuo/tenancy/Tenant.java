package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaName;

/**
 * A restaurant as the platform knows it, with its place.
 *
 * @param host the exact host of its storefront, without a port
 * @param fenced between two places: work for it waits for a moment
 */
public record Tenant(
        TenantId id,
        String publicId,
        String slug,
        String name,
        TenantState state,
        String cluster,
        SchemaName schema,
        long epoch,
        String timeZone,
        String host,
        boolean fenced) {
    public TenantScope scope() {
        return new TenantScope(id, publicId, cluster, schema, epoch);
    }
}
