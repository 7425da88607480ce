package io.yanhuo.tenancy.binlog;

import io.yanhuo.migrations.SchemaName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How far a copy has come: a row in the copy itself, written in the same transaction as what was
 * repeated. So whoever goes on after a death repeats nothing twice, and of two hands that work at
 * one copy only one gets anywhere.
 */
final class Progress {
    static final String TABLE = "replay_progress";

    private final Connection connection;
    private final String path;
    private Replayed known;

    private Progress(Connection connection, String path, Replayed known) {
        this.connection = connection;
        this.path = path;
        this.known = known;
    }

    /** From where an earlier hand has left it, or from this place. */
    static Progress of(Connection connection, SchemaName copy, LogPosition from)
            throws SQLException {
        var path = "`" + copy + "`.`" + TABLE + "`";
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS "
                            + path
                            + " (id INT NOT NULL PRIMARY KEY, log_file VARCHAR(200) NOT NULL,"
                            + " log_position BIGINT NOT NULL, last_at DATETIME(6) NULL,"
                            + " transactions BIGINT NOT NULL, row_count BIGINT NOT NULL)");
        }
        try (var begin =
                connection.prepareStatement(
                        "INSERT IGNORE INTO " + path + " VALUES (1, ?, ?, NULL, 0, 0)")) {
            begin.setString(1, from.file());
            begin.setLong(2, from.offset());
            begin.executeUpdate();
        }
        connection.commit();
        return new Progress(connection, path, read(connection, path, from));
    }

    private static Replayed read(Connection connection, String path, LogPosition from)
            throws SQLException {
        try (var query = connection.createStatement();
                var row = query.executeQuery("SELECT * FROM " + path)) {
            row.next();
            var last = row.getObject("last_at", LocalDateTime.class);
            return new Replayed(
                    from.at(row.getString("log_file"), row.getLong("log_position")),
                    last == null ? null : last.toInstant(ZoneOffset.UTC),
                    row.getLong("transactions"),
                    row.getLong("row_count"));
        } finally {
            connection.commit();
        }
    }

    Replayed known() {
        return known;
    }

    /** With what was repeated since; part of one transaction. */
    void reach(Replayed next) throws SQLException {
        try (var update =
                connection.prepareStatement(
                        "UPDATE "
                                + path
                                + " SET log_file = ?, log_position = ?, last_at = ?,"
                                + " transactions = ?, row_count = ?"
                                + " WHERE log_file = ? AND log_position = ?")) {
            update.setString(1, next.end().file());
            update.setLong(2, next.end().offset());
            update.setObject(3, stored(next.lastAt()), Types.TIMESTAMP);
            update.setLong(4, next.transactions());
            update.setLong(5, next.rows());
            update.setString(6, known.end().file());
            update.setLong(7, known.end().offset());
            if (update.executeUpdate() != 1) {
                connection.rollback();
                throw new IllegalStateException("another hand is at this copy");
            }
        }
        connection.commit();
        known = next;
    }

    private static @Nullable LocalDateTime stored(@Nullable Instant moment) {
        return moment == null ? null : LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
