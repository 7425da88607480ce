package io.yanhuo.migrations;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

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

    /** A schema as a release left it whose newest changelog file had this stamp. */
    public static void create(DataSource ddl, SchemaName schema, String stamp) {
        try (var connection = ddl.getConnection()) {
            Sql.run(connection, "CREATE SCHEMA `" + schema + "` COLLATE utf8mb4_bin");
            connection.setCatalog(schema.value());
            var all = Release.ofThisBuild().changelog().statements(connection);
            for (var changeset : all.entrySet()) {
                var file = changeset.getKey().file().replaceFirst(".*/", "");
                if (file.substring(0, stamp.length()).compareTo(stamp) > 0) continue;
                for (var sql : changeset.getValue()) Sql.run(connection, sql);
            }
        } catch (SQLException e) {
            throw new SchemaFailure(schema.value(), e);
        }
    }

    private static Release following(String name) {
        var folders = List.of("db/tenant", "db/" + name);
        return new Release("db/" + name + ".xml", folders, SchemaVersion.ofThisRelease());
    }
}
