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
    private final DatabaseSettings settings;
    private final TenantPassword passwords;

    TenantAccounts(DatabaseSettings settings, TenantPassword passwords) {
        this.settings = settings;
        this.passwords = passwords;
    }

    /** May be repeated: the account ends with the right password and grants. */
    void create(SchemaName schema) {
        var account = account(schema);
        var password = " IDENTIFIED BY '" + passwords.of(schema) + "'";
        run(
                "CREATE USER IF NOT EXISTS " + account + password,
                "ALTER USER " + account + password,
                "GRANT SELECT, INSERT, UPDATE, DELETE ON `" + schema + "`.* TO " + account);
    }

    void drop(SchemaName schema) {
        run("DROP USER IF EXISTS " + account(schema));
    }

    private static String account(SchemaName schema) {
        return "'" + schema + "'@'%'";
    }

    private void run(String... statements) {
        try (var connection = DdlConnections.of(settings).getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        } catch (SQLException e) {
            // The message of the server would repeat the statement with the password.
            throw new IllegalStateException("database account: error " + e.getErrorCode());
        }
    }
}
