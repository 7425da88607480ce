package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.migrations.SchemaName;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.binlog.BinaryLog;
import io.yanhuo.tenancy.binlog.LogServer;
import io.yanhuo.tenancy.binlog.RowReplay;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A snapshot is begun while people write, and the log is followed from its moment on. */
class OriginSnapshotIT {
    private final SchemaName original = new SchemaName("t" + RandomId.ofLength(12));
    private final SchemaName copy = new SchemaName("t" + RandomId.ofLength(12));
    private final String address = TestDatabase.shared().address();
    private final DataSource ddl =
            new DriverManagerDataSource(
                    "jdbc:mysql://"
                            + address
                            + "/?useInformationSchema=false&connectionTimeZone=UTC&sslMode=DISABLED"
                            + "&allowPublicKeyRetrieval=true",
                    "yanhuo_ddl",
                    TestDatabase.ACCOUNTS.ddl());
    private final JdbcClient server = JdbcClient.create(ddl);

    @BeforeEach
    void two_schemas() {
        for (var schema : List.of(original, copy)) {
            server.sql("CREATE SCHEMA " + schema + " DEFAULT COLLATE utf8mb4_bin").update();
            server.sql(
                            "CREATE TABLE %s.tally (id INT NOT NULL PRIMARY KEY, n INT NOT NULL)"
                                    .formatted(schema))
                    .update();
        }
        for (int i = 0; i < 3; i++) {
            server.sql("INSERT INTO %s.tally VALUES (%d, 0)".formatted(original, i)).update();
        }
    }

    @AfterEach
    void gone() {
        for (var schema : List.of(original, copy)) server.sql("DROP SCHEMA " + schema).update();
    }

    @RepeatedTest(4)
    @DisplayName(
            "T-46 not one transaction is missing between a backup and the log, and none is twice")
    void leaves_no_gap() throws Exception {
        BackupOrigin origin;
        try (var writers = new Writers(this::count)) {
            writers.warmUp();
            var at = new TenantCopies.At("here", original);
            try (var taken = OriginSnapshot.begin(ddl, at)) {
                writers.goOnFor(Duration.ofMillis(300));
                copyOf(taken.snapshot());
                origin = taken.origin();
            }
            writers.goOnFor(Duration.ofMillis(200));
            writers.stop();
            assertThat(writers.refused()).isZero();
        }

        follow(origin);

        assertThat(tally(copy)).isEqualTo(tally(original));
    }

    /** Each writes to a row of its own and to one that all want; a gap or a repetition shows. */
    private void count() {
        try (var connection = ddl.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var own = 1 + Math.floorMod(Thread.currentThread().threadId(), 2);
            statement.execute("UPDATE %s.tally SET n = n + 1 WHERE id = 0".formatted(original));
            statement.execute(
                    "UPDATE %s.tally SET n = n + 1 WHERE id = %d".formatted(original, own));
            statement.execute(
                    "INSERT INTO %1$s.tally SELECT MAX(id) + 1, 7 FROM %1$s.tally"
                            .formatted(original));
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void copyOf(TenantSnapshot snapshot) {
        var rows = new ArrayList<@org.jspecify.annotations.Nullable Object[]>();
        snapshot.read(snapshot.tables().getFirst(), rows::add);
        for (var row : rows) {
            server.sql("INSERT INTO %s.tally VALUES (?, ?)".formatted(copy)).params(row).update();
        }
    }

    private void follow(BackupOrigin origin) throws SQLException {
        try (Connection connection = ddl.getConnection()) {
            var now = new BinaryLog(connection).clock();
            connection.setAutoCommit(false);
            RowReplay.run(
                    new RowReplay.Original(
                            new LogServer(
                                    address, "yanhuo_ddl", TestDatabase.ACCOUNTS.ddl(), "DISABLED"),
                            original,
                            Objects.requireNonNull(origin.log())),
                    new RowReplay.Copy(connection, copy),
                    now.plusSeconds(1),
                    () -> {});
        }
    }

    private List<String> tally(SchemaName schema) {
        return server.sql("SELECT id, n FROM %s.tally ORDER BY id".formatted(schema))
                .query((row, _) -> row.getString(1) + "=" + row.getString(2))
                .list();
    }
}
