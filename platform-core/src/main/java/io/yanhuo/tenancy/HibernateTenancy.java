package io.yanhuo.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.springframework.stereotype.Component;

/** Tells Hibernate whose session it opens and lends it that restaurant's connection. */
@Component
class HibernateTenancy
        implements MultiTenantConnectionProvider<Object>, CurrentTenantIdentifierResolver<Object> {
    private static final long serialVersionUID = 1L;

    /** Asked for while the application starts, when there is no restaurant yet. */
    private static final String NOBODY = "nobody";

    private final transient TenantConnections connections;

    HibernateTenancy(TenantConnections connections) {
        this.connections = connections;
    }

    @Override
    public Object resolveCurrentTenantIdentifier() {
        return TenantScope.bound() ? TenantScope.current() : NOBODY;
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }

    @Override
    public Connection getConnection(Object tenant) throws SQLException {
        if (!(tenant instanceof TenantScope scope)) throw new NoTenantScope();
        return connections.borrow(scope);
    }

    @Override
    public void releaseConnection(Object tenant, Connection connection) throws SQLException {
        if (!(tenant instanceof TenantScope scope)) throw new NoTenantScope();
        connections.giveBack(scope, connection);
    }

    @Override
    public Connection getAnyConnection() {
        throw new NoTenantScope();
    }

    @Override
    public void releaseAnyConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new IllegalArgumentException("nothing to unwrap as " + type);
    }
}
