package io.yanhuo.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Lends connections on which the database server itself knows the restaurant: each borrow logs the
 * connection in as the restaurant's own account, and proves that it arrived in the right schema.
 */
@Component
class TenantConnections {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HikariDataSource pool;
    private final TenantPassword passwords;
    private final DatabaseSettings settings;
    private final ConcurrentHashMap<TenantId, FairShare> shares = new ConcurrentHashMap<>();

    TenantConnections(TenantPool pool, TenantPassword passwords, DatabaseSettings settings) {
        this.pool = pool.dataSource();
        this.passwords = passwords;
        this.settings = settings;
    }

    Connection borrow(TenantScope scope) throws SQLException {
        var share =
                shares.computeIfAbsent(
                        scope.tenant(), _ -> new FairShare(settings.tenantShare(), PATIENCE));
        share.take();
        try {
            return logIn(scope);
        } catch (SQLException | RuntimeException e) {
            share.giveBack();
            throw e;
        }
    }

    void giveBack(TenantScope scope, Connection connection) throws SQLException {
        try {
            connection.close();
        } finally {
            var share = shares.get(scope.tenant());
            if (share != null) share.giveBack();
        }
    }

    private Connection logIn(TenantScope scope) throws SQLException {
        var connection = pool.getConnection();
        try {
            var schema = scope.schema().value();
            ChangeUser.on(connection, schema, passwords.of(scope.schema()), schema);
            TenantIdentity.check(connection, scope);
            return connection;
        } catch (SQLException | RuntimeException e) {
            // Whose connection this is now is unclear: nobody gets it again.
            pool.evictConnection(connection);
            throw e;
        }
    }
}
