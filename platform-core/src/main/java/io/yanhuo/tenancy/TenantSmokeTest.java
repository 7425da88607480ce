package io.yanhuo.tenancy;

import io.yanhuo.migrations.PlatformSchema;
import io.yanhuo.migrations.TenantSchemas;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** Tries, as a restaurant's own account, what it must be able to do and what it must not. */
@Component
class TenantSmokeTest {
    private static final int NO_SUCH_SCHEMA_FOR_YOU = 1044;
    private static final int NO_SUCH_TABLE_FOR_YOU = 1142;

    private final TenantConnections connections;
    private final TenantSchemas schemas;

    TenantSmokeTest(TenantConnections connections, TenantSchemas schemas) {
        this.connections = connections;
        this.schemas = schemas;
    }

    /** Borrowing already proves that the restaurant's own identity can be read. */
    void run(TenantScope scope) {
        try {
            var connection = connections.borrow(scope);
            try {
                assertDenied(connection, schemas.canary() + ".tenant_identity");
                assertDenied(connection, PlatformSchema.NAME + ".tenant");
            } finally {
                connections.giveBack(scope, connection);
            }
        } catch (SQLException e) {
            throw new StepFailure("tenancy.failure.database", "" + e.getErrorCode());
        } catch (WrongTenant e) {
            throw new StepFailure("tenancy.failure.identity", "");
        }
    }

    private static void assertDenied(Connection connection, String table) {
        try (var statement = connection.createStatement();
                var _ = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            throw new StepFailure("tenancy.failure.sees-too-much", table);
        } catch (SQLException e) {
            boolean denied =
                    e.getErrorCode() == NO_SUCH_SCHEMA_FOR_YOU
                            || e.getErrorCode() == NO_SUCH_TABLE_FOR_YOU;
            if (!denied) throw new StepFailure("tenancy.failure.database", "" + e.getErrorCode());
        }
    }
}
