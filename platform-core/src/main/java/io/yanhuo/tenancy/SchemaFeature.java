package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaVersion;

/**
 * Something that needs structure which a restaurant's schema may not have yet: while a release is
 * brought out, half of the restaurants are still at the version before.
 *
 * @param since the version that brought what it needs
 */
public record SchemaFeature(SchemaVersion since) {
    public static SchemaFeature since(String version) {
        return new SchemaFeature(new SchemaVersion(version));
    }

    /** Whether the restaurant of the current scope has it; never true too early. */
    public boolean in(Tenants tenants) {
        var version = tenants.current().schemaVersion();
        return version != null && !version.olderThan(since);
    }
}
