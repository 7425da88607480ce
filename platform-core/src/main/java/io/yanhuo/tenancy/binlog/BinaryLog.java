package io.yanhuo.tenancy.binlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a server says of its own binary log; MySQL and MariaDB are asked in their own words. */
public final class BinaryLog {
    /** Settings with which everything is in it, in a form that is understood here. */
    private static final Map<String, String> COMPLETE =
            Map.of(
                    "log_bin", "ON",
                    "binlog_format", "ROW",
                    "binlog_row_image", "FULL",
                    "binlog_row_value_options", "",
                    "binlog_transaction_compression", "OFF",
                    "log_bin_compress", "OFF");

    private final Connection connection;

    /**
     * @param connection of the account that creates and alters
     */
    public BinaryLog(Connection connection) {
        this.connection = connection;
    }

    /** Whether the server keeps one that can be followed. */
    public boolean complete() throws SQLException {
        var settings = shown("SHOW GLOBAL VARIABLES LIKE '%log_bin%'");
        settings.putAll(shown("SHOW GLOBAL VARIABLES LIKE 'binlog%'"));
        return settings.containsKey("log_bin")
                && settings.entrySet().stream()
                        .allMatch(one ->
                                COMPLETE.getOrDefault(one.getKey(), one.getValue())
                                        .equals(one.getValue()));
    }

    /** Whether a snapshot itself says where the log stood at its moment. */
    public boolean knowsSnapshots() throws SQLException {
        return text("SELECT VERSION()").contains("MariaDB");
    }

    /** Where the log stood at the moment of the snapshot that this connection reads. */
    public LogPosition ofSnapshot() throws SQLException {
        var status = shown("SHOW STATUS LIKE 'binlog_snapshot_%'");
        return marked(
                status.getOrDefault("binlog_snapshot_file", ""),
                Long.parseLong(status.getOrDefault("binlog_snapshot_position", "0")));
    }

    /** Where it stands now, on a server that knows no positions of snapshots. */
    public LogPosition now() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW BINARY LOG STATUS")) {
            row.next();
            return marked(row.getString(1), row.getLong(2));
        }
    }

    /** Whether it is still there, and the same. */
    public boolean has(LogPosition position) throws SQLException {
        return holds(position) && mark(position.file(), position.offset()).equals(position.mark());
    }

    /** Whether there is a log of this name that reaches so far; cheaper than {@link #has}. */
    public boolean holds(LogPosition position) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW BINARY LOGS")) {
            while (row.next()) {
                if (row.getString(1).equals(position.file())) {
                    return row.getLong(2) >= position.offset();
                }
            }
        }
        return false;
    }

    /** Where it ends at this moment. */
    LogPosition end() throws SQLException {
        var last = new LogPosition("", "", 0);
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW BINARY LOGS")) {
            while (row.next()) last = last.at(row.getString(1), row.getLong(2));
        }
        return last;
    }

    /** By which its entries are dated. */
    public Instant clock() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT UTC_TIMESTAMP(6)")) {
            row.next();
            return row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        }
    }

    private LogPosition marked(String file, long offset) throws SQLException {
        return new LogPosition(mark(file, offset), file, offset);
    }

    /** On MariaDB the number of the last transaction before it, which another history has not. */
    private String mark(String file, long offset) throws SQLException {
        if (!knowsSnapshots()) return text("SELECT @@server_uuid");
        try (var statement = connection.prepareStatement("SELECT BINLOG_GTID_POS(?, ?)")) {
            statement.setString(1, file);
            statement.setLong(2, offset);
            try (var row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getString(1)).orElse("?");
            }
        }
    }

    private Map<String, String> shown(String query) throws SQLException {
        var found = new HashMap<String, String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            while (row.next()) {
                found.put(row.getString(1).toLowerCase(java.util.Locale.ROOT), row.getString(2));
            }
        }
        return found;
    }

    private String text(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
