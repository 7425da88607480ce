package dev.yanhuo.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The three accounts of the platform, which {@code infra/production/accounts.sh} creates in
 * production: one that reads and writes the platform's own rows, one that may do nothing until it
 * becomes a restaurant's account, and one that creates and alters.
 */
public record Accounts(String platform, String router, String ddl) {
    private static final String STRUCTURE =
            "SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, CREATE USER,"
                    + " RELOAD, LOCK TABLES, CREATE VIEW, SHOW VIEW, TRIGGER, PROCESS,"
                    + " REPLICATION SLAVE, REPLICATION CLIENT";

    /** May be repeated; passwords given last win. */
    public void prepare(DatabaseServer server) {
        try (var connection = server.administrator()) {
            run(connection, "CREATE SCHEMA IF NOT EXISTS `platform`");
            run(connection, "CREATE SCHEMA IF NOT EXISTS `nothing`");
            account(connection, "yanhuo_platform", platform);
            account(connection, "yanhuo_router", router);
            account(connection, "yanhuo_ddl", ddl);
            run(
                    connection,
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON `platform`.* TO yanhuo_platform");
            run(connection, "GRANT SELECT ON `nothing`.* TO yanhuo_router");
            run(connection, "GRANT " + STRUCTURE + " ON *.* TO yanhuo_ddl WITH GRANT OPTION");
            run(connection, "GRANT " + endsConnections(connection) + " ON *.* TO yanhuo_ddl");
        } catch (SQLException e) {
            throw new IllegalStateException("could not prepare the accounts", e);
        }
    }

    /** The right to end other accounts' connections has two spellings. */
    private static String endsConnections(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var version = statement.executeQuery("SELECT VERSION()")) {
            version.next();
            boolean mariaDb = version.getString(1).contains("MariaDB");
            return mariaDb ? "CONNECTION ADMIN" : "CONNECTION_ADMIN";
        }
    }

    private static void account(Connection connection, String name, String password)
            throws SQLException {
        if (password.contains("'") || password.contains("\\")) {
            throw new IllegalArgumentException("a generated password has no quotes");
        }
        run(connection, "CREATE USER IF NOT EXISTS " + name + " IDENTIFIED BY '" + password + "'");
        run(connection, "ALTER USER " + name + " IDENTIFIED BY '" + password + "'");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
