package io.yanhuo.tenancy;

import io.yanhuo.shared.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Lends connections on which the database server itself knows the restaurant: a connection that
 * somebody else used last is logged in as the restaurant's own account, and each borrow proves that
 * it arrived in the right schema.
 */
@Component
class TenantConnections {
    private final Clusters clusters;
    private final Contacts contacts;
    private final TenantCache cache;
    private final FairShares shares;
    private final TenantLogins logins;
    private final OverdueTransactions overdue;
    private final Map<Connection, Integer> turns = new ConcurrentHashMap<>();

    TenantConnections(
            Clusters clusters,
            Contacts contacts,
            TenantCache cache,
            FairShares shares,
            TenantLogins logins,
            OverdueTransactions overdue) {
        this.clusters = clusters;
        this.contacts = contacts;
        this.cache = cache;
        this.shares = shares;
        this.logins = logins;
        this.overdue = overdue;
    }

    Connection borrow(TenantScope scope) throws SQLException {
        var share = shares.of(scope.tenant());
        int turn = share.take();
        try {
            var connection = logIn(scope);
            turns.put(connection, turn);
            return connection;
        } catch (SQLException | RuntimeException e) {
            share.giveBack(turn);
            throw e;
        }
    }

    void giveBack(TenantScope scope, Connection connection) throws SQLException {
        try {
            if (overdue.end(connection)) clusters.pool(scope.cluster()).evictConnection(connection);
            else connection.close();
        } finally {
            var turn = Objects.requireNonNull(turns.remove(connection));
            shares.of(scope.tenant()).giveBack(turn);
        }
    }

    private Connection logIn(TenantScope scope) throws SQLException {
        var pool = clusters.pool(scope.cluster());
        var connection = contacts.connect(scope.cluster());
        try {
            logins.enter(connection, scope);
            TenantIdentity.check(connection, scope);
            overdue.begin(connection, scope);
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
}
