package io.yanhuo.migrations;

import java.util.List;

/** Releases that follow this one, with a few changes of their own; only tests know them. */
public final class Releases {
    private Releases() {}

    /**
     * Adds a column to the orders, and a table with an index; serves this release's schemas too.
     */
    public static Release next() {
        return following("next");
    }

    /** Adds one column. */
    static Release oneColumn() {
        return following("column");
    }

    private static Release following(String name) {
        var folders = List.of("db/tenant", "db/" + name);
        return new Release("db/" + name + ".xml", folders, SchemaVersion.ofThisRelease());
    }
}
