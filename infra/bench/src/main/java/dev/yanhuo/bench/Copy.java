package dev.yanhuo.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A schema of our own with the tables, and if wanted the rows, of one of the application's. */
final class Copy {
    private final Database database;
    private final String from;

    Copy(Database database, String from) {
        this.database = database;
        this.from = from;
    }

    /** What creates the tables, word for word. */
    List<String> structure() {
        return tables().stream()
                .map(table -> database.rows("SHOW CREATE TABLE `" + from + "`." + table))
                .map(rows -> rows.getFirst().get(1))
                .toList();
    }

    private List<String> tables() {
        return database.column(
                "SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema = ? AND table_type = 'BASE TABLE'"
                        + " ORDER BY table_name",
                from);
    }

    /** As a provisioning without any care would do it. */
    void createStructure(String schema, List<String> structure) throws SQLException {
        database.run("CREATE SCHEMA " + schema);
        try (var connection = database.connect(schema)) {
            execute(connection, "SET foreign_key_checks = 0");
            for (var table : structure) execute(connection, table);
        }
    }

    void createWithRows(String schema) throws SQLException {
        database.run("DROP SCHEMA IF EXISTS " + schema);
        createStructure(schema, structure());
        try (var connection = database.connect(schema)) {
            execute(connection, "SET foreign_key_checks = 0");
            for (var table : tables()) {
                execute(
                        connection,
                        "INSERT INTO " + table + " SELECT * FROM `" + from + "`." + table);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
