package io.yanhuo.tenancy;

import java.sql.SQLException;
import org.springframework.stereotype.Service;

/** Looks at whole schemas of restaurants. */
@Service
public class TenantSnapshots {
    private final TenantConnections connections;

    TenantSnapshots(TenantConnections connections) {
        this.connections = connections;
    }

    /** Of the restaurant of the current scope, as its own account sees it now; to be closed. */
    public TenantSnapshot current() {
        var scope = TenantScope.current();
        try {
            var connection = connections.borrow(scope);
            try {
                return TenantSnapshot.begin(
                        connection,
                        scope.schema().value(),
                        () -> connections.giveBack(scope, connection));
            } catch (SQLException | RuntimeException e) {
                connections.giveBack(scope, connection);
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the restaurant's database cannot be reached", e);
        }
    }
}
