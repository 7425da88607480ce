package io.yanhuo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A hand's own connections, one to each database server; one after which something failed goes. */
final class DdlSessions implements AutoCloseable {
    private final DatabaseServers servers;
    private final Duration lockWait;
    private final Map<String, Connection> open = new HashMap<>();

    DdlSessions(DatabaseServers servers, Duration lockWait) {
        this.servers = servers;
        this.lockWait = lockWait;
    }

    interface Work {
        String on(Connection connection) throws SQLException;
    }

    /**
     * Nobody else changes the schema's structure meanwhile, also who does not know of leases.
     *
     * @throws UpgradeFailure with what the server said
     * @throws OutOfReach if it gave no connection
     */
    String alone(Target target, Work work) {
        try {
            var connection = connection(target.cluster());
            try (var lock = ServerLock.of(connection, target.schema())) {
                lock.await(lockWait);
                return work.on(connection);
            }
        } catch (SQLException e) {
            close(open.remove(target.cluster()));
            throw UpgradeFailure.of(e);
        } catch (RuntimeException e) {
            close(open.remove(target.cluster()));
            throw e;
        }
    }

    private Connection connection(String cluster) throws SQLException {
        var known = open.get(cluster);
        if (known != null) return known;
        var fresh = connect(cluster);
        open.put(cluster, fresh);
        SchemaUpgrade.limitWaiting(fresh, lockWait);
        return fresh;
    }

    private Connection connect(String cluster) throws SQLException {
        try {
            return servers.ddl(cluster).getConnection();
        } catch (SQLException e) {
            if (UpgradeFailure.passes(e)) throw new OutOfReach("server " + cluster, e);
            throw e;
        }
    }

    @Override
    public void close() {
        open.values().forEach(DdlSessions::close);
        open.clear();
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) connection.close();
        } catch (SQLException _) {
            // It is gone, as was wanted.
        }
    }
}
