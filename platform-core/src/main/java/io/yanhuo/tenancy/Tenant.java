package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaName;
import io.yanhuo.migrations.SchemaVersion;
import io.yanhuo.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A restaurant as the platform knows it, with its place.
 *
 * @param host the exact host of its storefront, without a port
 * @param fenced between two places: work for it waits for a moment
 * @param schemaVersion null before its schema is there
 * @param served whether this release can serve a schema of that version
 * @param practiceOf the restaurant whose practice copy this is; null for a real one
 * @param dinersEdition another one as soon as a diner is not whom nodes remember any more
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
        boolean fenced,
        @Nullable SchemaVersion schemaVersion,
        boolean served,
        @Nullable TenantId practiceOf,
        long dinersEdition) {
    /** Whether it is there for practising: no real money, numbers or messages, and not counted. */
    public boolean practice() {
        return practiceOf != null;
    }

    /**
     * @throws Refused while its schema is too old or too new for this release
     */
    public TenantScope scope() {
        if (!served) throw new Refused(new TenantRefusal.Upgrading());
        return new TenantScope(id, publicId, cluster, schema, epoch);
    }
}
