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

    /** The copied changelog comes last: with it, everything is there. */
    boolean unfinished(Connection connection, SchemaName schema) throws SQLException {
        return Sql.column(
                        connection,
                        "SELECT 1 FROM information_schema.tables"
                                + " WHERE table_schema = ? AND table_name = '"
                                + LOG
                                + "'",
                        schema.value())
                .isEmpty();
    }

    void copyInto(Connection connection, SchemaName schema) throws SQLException {
        var tables = statements();
        connection.setCatalog(schema.value());
        var there =
                Sql.column(
                        connection,
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = ?",
                        schema.value());
        for (var table : tables.entrySet()) {
            if (!there.contains(table.getKey())) Sql.run(connection, table.getValue());
        }
        copyChangelog(connection);
    }

    /** Under another name first, because a killed copy must not look like a finished one. */
    private void copyChangelog(Connection connection) throws SQLException {
        var from = "`" + name() + "`." + LOG;
        Sql.run(connection, "DROP TABLE IF EXISTS copied_changelog");
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
            Sql.run(
                    connection,
                    "CREATE SCHEMA IF NOT EXISTS `"
                            + name()
                            + "` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            connection.setCatalog(name().value());
            release.changelog().update(connection);
        }
    }

    private Map<String, String> read() throws SQLException {
        try (var connection = ddl.getConnection()) {
            fill(connection);
            var found = new LinkedHashMap<String, String>();
            for (var table : tables(connection)) {
                found.put(
                        table,
                        Sql.column(2, connection, "SHOW CREATE TABLE `" + table + "`").getFirst());
            }
            return found;
        }
    }

    private List<String> tables(Connection connection) throws SQLException {
        return Sql.column(
                connection,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ?"
                        + " AND table_name NOT LIKE 'DATABASECHANGELOG' ORDER BY create_time,"
                        + " table_name",
                name().value());
    }
}
