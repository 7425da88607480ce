package io.yanhuo.migrations;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A schema that Liquibase itself filled once for this release, and from which new restaurants'
 * tables are copied statement by statement.
 */
final class TenantTemplate {
    private static final String LOG = "DATABASECHANGELOG";

    private final DataSource ddl;
    private final Release release;
    private @Nullable Map<String, String> statements;

    TenantTemplate(DataSource ddl, Release release) {
        this.ddl = ddl;
        this.release = release;
    }

    /** One template for each structure, so that two releases do not share one. */
    SchemaName name() {
        var version = release.version().value().getBytes(StandardCharsets.UTF_8);
        var digest = UUID.nameUUIDFromBytes(version).toString().replace("-", "");
        return new SchemaName("t0" + digest.substring(0, 11));
    }

    /** Creates the schema, if it is not there and whole already. */
    void make(Connection connection, SchemaName schema) throws SQLException {
        createSchema(connection, schema);
        var there = tables(connection, schema);
        if (there.contains(LOG)) return;
        copyTables(connection, schema, there);
        if (!there.isEmpty() && !like(connection, schema)) {
            // Another release began it, with tables of other shapes.
            dropUninhabited(connection, schema);
            createSchema(connection, schema);
            copyTables(connection, schema, List.of());
        }
        copyChangelog(connection);
    }

    /** Whether an older release made it; its number of changesets is part of each version. */
    boolean lacksChangesets(Connection connection, SchemaName schema) throws SQLException {
        var applied =
                Sql.column(connection, "SELECT COUNT(*) FROM `" + schema + "`." + LOG).getFirst();
        return Long.parseLong(applied) < release.version().changesets();
    }

    /** What every schema of this release is made of. */
    Structure structure(Connection connection) throws SQLException {
        boolean whole =
                tables(connection, name()).contains(LOG) && !lacksChangesets(connection, name());
        if (!whole) fill(connection);
        return Structure.of(connection, name());
    }

    private void copyTables(Connection connection, SchemaName schema, List<String> there)
            throws SQLException {
        connection.setCatalog(schema.value());
        // What a killed copy of the changelog has left is no part of the structure.
        Sql.run(connection, "DROP TABLE IF EXISTS copied_changelog");
        for (var table : statements().entrySet()) {
            if (!there.contains(table.getKey())) Sql.run(connection, table.getValue());
        }
    }

    private boolean like(Connection connection, SchemaName schema) throws SQLException {
        var own = Structure.of(connection, schema).digest();
        return own.equals(Structure.of(connection, name()).digest());
    }

    private static void dropUninhabited(Connection connection, SchemaName schema)
            throws SQLException {
        var inhabited =
                Sql.column(connection, "SELECT 1 FROM `" + schema + "`.tenant_identity LIMIT 1");
        if (!inhabited.isEmpty()) {
            throw new SQLException(schema + " differs from this release and is somebody's");
        }
        Sql.run(connection, "DROP SCHEMA `" + schema + "`");
    }

    private static void createSchema(Connection connection, SchemaName schema) throws SQLException {
        Sql.run(
                connection,
                "CREATE SCHEMA IF NOT EXISTS `"
                        + schema
                        + "` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    }

    /**
     * Last of all: whoever finds it takes everything for finished and compared. Under another name
     * first, because a killed copy must not look like a finished one.
     */
    private void copyChangelog(Connection connection) throws SQLException {
        var from = "`" + name() + "`." + LOG;
        Sql.run(connection, "CREATE TABLE copied_changelog LIKE " + from);
        Sql.run(connection, "INSERT INTO copied_changelog SELECT * FROM " + from);
        Sql.run(connection, "RENAME TABLE copied_changelog TO " + LOG);
    }

    private synchronized Map<String, String> statements() throws SQLException {
        var known = statements;
        if (known == null) {
            known = read();
            statements = known;
        }
        return known;
    }

    /** Has Liquibase fill it, if it is not full yet. */
    void fill(Connection connection) throws SQLException {
        try (var lock = ServerLock.of(connection, name())) {
            lock.await();
            createSchema(connection, name());
            connection.setCatalog(name().value());
            release.changelog().update(connection);
        }
    }

    private Map<String, String> read() throws SQLException {
        try (var connection = ddl.getConnection()) {
            fill(connection);
            var found = new LinkedHashMap<String, String>();
            for (var table : tables(connection, name())) {
                if (table.equals(LOG)) continue;
                found.put(
                        table,
                        Sql.column(2, connection, "SHOW CREATE TABLE `" + table + "`").getFirst());
            }
            return found;
        }
    }

    private static List<String> tables(Connection connection, SchemaName schema)
            throws SQLException {
        return Sql.column(
                connection,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ?"
                        + " ORDER BY create_time, table_name",
                schema.value());
    }
}
