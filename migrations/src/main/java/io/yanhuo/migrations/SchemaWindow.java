package io.yanhuo.migrations;

/**
 * The versions of a restaurant's schema that a release can serve: its own, and the one that its
 * predecessor brought, so that restaurants sell while their schemas are changed one after another.
 */
public record SchemaWindow(SchemaVersion oldest, SchemaVersion newest) {
    public SchemaWindow {
        if (newest.olderThan(oldest)) {
            throw new IllegalArgumentException("serves from " + oldest + " only to " + newest);
        }
    }

    public boolean contains(SchemaVersion version) {
        return !version.olderThan(oldest) && !newest.olderThan(version);
    }
}
