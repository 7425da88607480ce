package io.yanhuo.tenancy;

import java.sql.Connection;
import java.sql.SQLException;

/** The one row of each restaurant's schema that says whose schema it is. */
final class TenantIdentity {
    private static final String QUERY = "SELECT tenant_id, epoch, DATABASE() FROM tenant_identity";

    private TenantIdentity() {}

    /**
     * @throws WrongTenant if the schema belongs to another restaurant
     * @throws StaleScope if the restaurant has moved since, or is moving
     */
    static void check(Connection connection, TenantScope scope) throws SQLException {
        try (var statement = connection.prepareStatement(QUERY);
                var row = statement.executeQuery()) {
            boolean right =
                    row.next()
                            && row.getLong(1) == scope.tenant().value()
                            && scope.schema().value().equals(row.getString(3));
            if (!right) throw new WrongTenant(scope);
            if (row.getLong(2) != scope.epoch()) throw new StaleScope(scope);
        }
    }
}
