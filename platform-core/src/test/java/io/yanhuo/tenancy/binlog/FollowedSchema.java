package io.yanhuo.tenancy.binlog;

import static org.awaitility.Awaitility.await;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.migrations.SchemaName;
import io.yanhuo.shared.RandomId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A schema with a value of every kind, a copy of it, and a neighbour. */
final class FollowedSchema implements AutoCloseable {
    final SchemaName original = new SchemaName("t" + RandomId.ofLength(12));
    final SchemaName copy = new SchemaName("t" + RandomId.ofLength(12));
    final SchemaName neighbour = new SchemaName("t" + RandomId.ofLength(12));
    final Connection connection;
    final String address;

    FollowedSchema() throws SQLException {
        address = TestDatabase.shared().address();
        connection =
                DriverManager.getConnection(
                        "jdbc:mysql://"
                                + address
                                + "/?useInformationSchema=false&connectionTimeZone=UTC"
                                + "&sslMode=DISABLED&allowPublicKeyRetrieval=true",
                        "yanhuo_ddl",
                        TestDatabase.ACCOUNTS.ddl());
        for (var schema : List.of(original, copy, neighbour)) {
            run("CREATE SCHEMA " + schema + " DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            run(
                    """
                    CREATE TABLE %s.thing (
                        id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
                        tiny TINYINT UNSIGNED, small SMALLINT UNSIGNED, medium MEDIUMINT UNSIGNED,
                        whole INT UNSIGNED, big BIGINT UNSIGNED, signed_big BIGINT, flag BOOLEAN,
                        price DECIMAL(20, 6), ratio DOUBLE, rough FLOAT, bits BIT(12), born YEAR,
                        day DATE, at DATETIME, at_millis DATETIME(3), at_micros DATETIME(6),
                        stamp TIMESTAMP(6) NULL, code CHAR(4), name VARCHAR(40), essay TEXT,
                        long_essay LONGTEXT, raw VARBINARY(40), fixed BINARY(4), blob_of BLOB,
                        mood ENUM('GOOD', 'BAD'), tags SET('A', 'B', 'C'))
                    """
                            .formatted(schema));
            run(
                    "CREATE TABLE %s.pair (one CHAR(3) NOT NULL, two INT NOT NULL, note VARCHAR(9),"
                                    .formatted(schema)
                            + " PRIMARY KEY (two, one))");
            run("CREATE TABLE %s.keyless (one INT, note VARCHAR(9))".formatted(schema));
            run("CREATE TABLE %s.tenant_identity (epoch BIGINT)".formatted(schema));
            run("INSERT INTO %s.tenant_identity VALUES (1)".formatted(schema));
        }
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** In the original. */
    void thing(String values) throws SQLException {
        run("INSERT INTO %s.thing VALUES (%s)".formatted(original, values));
    }

    /** Every row with every value, as the server itself writes them. */
    List<String> rows(SchemaName schema, String table) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT * FROM %s.%s ORDER BY 1".formatted(schema, table))) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                var line = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    var bytes = row.getBytes(i);
                    line.append(bytes == null ? "-" : java.util.HexFormat.of().formatHex(bytes));
                    line.append(' ');
                }
                found.add(line.toString());
            }
        }
        return found;
    }

    LogPosition here() throws SQLException {
        var log = new BinaryLog(connection);
        if (!log.knowsSnapshots()) return log.now();
        run("START TRANSACTION WITH CONSISTENT SNAPSHOT");
        try {
            return log.ofSnapshot();
        } finally {
            run("ROLLBACK");
        }
    }

    /** The second that has just ended; what comes next is later. */
    Instant moment() throws SQLException {
        var log = new BinaryLog(connection);
        var second = log.clock().getEpochSecond();
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> log.clock().getEpochSecond() > second);
        return Instant.ofEpochSecond(second);
    }

    Replayed follow(LogPosition from, Instant moment) throws SQLException {
        return follow(from, moment, () -> {});
    }

    Replayed follow(LogPosition from, Instant moment, Runnable between) throws SQLException {
        return follow(address, from, moment, between);
    }

    /** Through whatever stands between the log and who reads it. */
    Replayed follow(String reached, LogPosition from, Instant moment, Runnable between)
            throws SQLException {
        var server = new LogServer(reached, "yanhuo_ddl", TestDatabase.ACCOUNTS.ddl(), "DISABLED");
        connection.setAutoCommit(false);
        try {
            return RowReplay.run(
                    new RowReplay.Original(server, original, from),
                    new RowReplay.Copy(connection, copy),
                    moment,
                    between);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws SQLException {
        for (var schema : List.of(original, copy, neighbour)) run("DROP SCHEMA " + schema);
        connection.close();
    }
}
