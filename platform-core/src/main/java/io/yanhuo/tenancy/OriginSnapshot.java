package io.yanhuo.tenancy;

import io.yanhuo.tenancy.binlog.BinaryLog;
import io.yanhuo.tenancy.binlog.LogPosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A schema at one moment, and where the server's binary log stood at exactly that moment. */
record OriginSnapshot(TenantSnapshot snapshot, BackupOrigin origin) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OriginSnapshot.class);
    private static final int DENIED = 1227;
    private static final int ATTEMPTS = 3;
    private static final int LOCK_SECONDS = 2;

    static OriginSnapshot begin(DataSource ddl, TenantCopies.At at) throws SQLException {
        var connection = ddl.getConnection();
        try {
            connection.setAutoCommit(false);
            return begin(ddl, connection, at);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static OriginSnapshot begin(DataSource ddl, Connection connection, TenantCopies.At at)
            throws SQLException {
        var log = new BinaryLog(connection);
        if (!log.complete()) return of(snapshot(connection, at), log, at, null);
        if (!log.knowsSnapshots()) return locked(ddl, connection, at);
        var snapshot = snapshot(connection, at);
        return of(snapshot, log, at, said(log::ofSnapshot));
    }

    /**
     * MySQL does not say where the log stood when a snapshot began. So for the moment in which it
     * begins the restaurant's tables, and nobody else's, are locked against writing: whatever was
     * committed in them by then lies before the place, and whatever comes later behind it.
     */
    private static OriginSnapshot locked(DataSource ddl, Connection connection, TenantCopies.At at)
            throws SQLException {
        var log = new BinaryLog(connection);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (var locking = ddl.getConnection();
                    var statement = locking.createStatement()) {
                statement.execute("SET lock_wait_timeout = " + LOCK_SECONDS);
                if (!lock(locking, at)) continue;
                // The locks end with their connection.
                return of(snapshot(connection, at), log, at, said(log::now));
            }
        }
        return of(snapshot(connection, at), log, at, null);
    }

    @FunctionalInterface
    private interface Place {
        LogPosition ask() throws SQLException;
    }

    /** A server that does not tell our account has a backup without a place. */
    private static @Nullable LogPosition said(Place place) throws SQLException {
        try {
            return place.ask();
        } catch (SQLException e) {
            if (e.getErrorCode() != DENIED) throw e;
            LOG.warn("yanhuo_ddl may not ask for the place in the binary log: see backup.md");
            return null;
        }
    }

    /** False if somebody was writing for too long. */
    private static boolean lock(Connection locking, TenantCopies.At at) throws SQLException {
        try (var statement = locking.createStatement()) {
            var tables = new TenantSnapshot(locking, at.schema().value(), () -> {}).tables();
            statement.execute(
                    tables.stream()
                            .map(table -> "`" + at.schema() + "`.`" + table.name() + "` READ")
                            .collect(Collectors.joining(", ", "LOCK TABLES ", "")));
            return true;
        } catch (java.sql.SQLTransientException _) {
            return false;
        }
    }

    private static TenantSnapshot snapshot(Connection connection, TenantCopies.At at)
            throws SQLException {
        return TenantSnapshot.begin(connection, at.schema().value(), connection::close);
    }

    private static OriginSnapshot of(
            TenantSnapshot snapshot,
            BinaryLog log,
            TenantCopies.At at,
            @Nullable LogPosition position)
            throws SQLException {
        return new OriginSnapshot(snapshot, new BackupOrigin(at, log.clock(), position));
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
