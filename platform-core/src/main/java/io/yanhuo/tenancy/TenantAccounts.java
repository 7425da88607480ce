package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaName;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/**
 * Creates and removes the restaurants' own database accounts: each may read and write rows of its
 * own schema, and nothing else on the server.
 */
@Component
class TenantAccounts {
    private final Clusters clusters;
    private final TenantPassword passwords;

    TenantAccounts(Clusters clusters, TenantPassword passwords) {
        this.clusters = clusters;
        this.passwords = passwords;
    }

    /** May be repeated: the account ends with the right password and grants. */
    void create(String cluster, SchemaName schema) {
        var account = account(schema);
        var password = " IDENTIFIED BY '" + passwords.of(schema) + "'";
        run(
                cluster,
                "CREATE USER IF NOT EXISTS " + account + password,
                "ALTER USER " + account + password,
                "GRANT SELECT, INSERT, UPDATE, DELETE ON `" + schema + "`.* TO " + account);
    }

    void drop(String cluster, SchemaName schema) {
        run(cluster, "DROP USER IF EXISTS " + account(schema));
    }

    private static String account(SchemaName schema) {
        return "'" + schema + "'@'%'";
    }

    private void run(String cluster, String... statements) {
        try (var connection = clusters.ddl(cluster).getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        } catch (SQLException e) {
            // The message of the server would repeat the statement with the password.
            throw new IllegalStateException("database account: error " + e.getErrorCode());
        }
    }
}
