package io.yanhuo.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mysql.cj.jdbc.JdbcConnection;
import io.yanhuo.shared.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Lends connections on which the database server itself knows the restaurant: a connection that
 * somebody else used last is logged in as the restaurant's own account, and each borrow proves that
 * it arrived in the right schema.
 */
@Component
class TenantConnections {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Clusters clusters;
    private final TenantCache cache;
    private final TenantPassword passwords;
    private final DatabaseSettings settings;
    private final ConcurrentHashMap<TenantId, FairShare> shares = new ConcurrentHashMap<>();

    /** Who each connection is logged in as, known by its identity for as long as it lives. */
    private final Cache<Connection, TenantScope> loggedIn =
            Caffeine.newBuilder().weakKeys().build();

    TenantConnections(
            Clusters clusters,
            TenantCache cache,
            TenantPassword passwords,
            DatabaseSettings settings) {
        this.clusters = clusters;
        this.cache = cache;
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
        var pool = clusters.pool(scope.cluster());
        var connection = pool.getConnection();
        try {
            enter(connection, scope);
            TenantIdentity.check(connection, scope);
            return connection;
        } catch (StaleScope e) {
            pool.evictConnection(connection);
            cache.forget();
            throw new Refused(new TenantRefusal.Moving());
        } catch (SQLException | RuntimeException e) {
            // Whose connection this is now is unclear: nobody gets it again.
            pool.evictConnection(connection);
            throw e;
        }
    }

    /** The restaurant that used the connection last meets only its own traces on it. */
    private void enter(Connection connection, TenantScope scope) throws SQLException {
        var physical = connection.unwrap(JdbcConnection.class);
        if (scope.equals(loggedIn.getIfPresent(physical))) return;
        loggedIn.invalidate(physical);
        var schema = scope.schema().value();
        ChangeUser.on(physical, schema, passwords.of(scope.schema()), schema);
        loggedIn.put(physical, scope);
    }
}
