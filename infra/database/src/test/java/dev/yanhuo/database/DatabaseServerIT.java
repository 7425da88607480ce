package dev.yanhuo.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseServerIT {
    private static final Accounts ACCOUNTS = new Accounts("p", "r", "d");

    @Test
    void what_was_written_survives_a_kill(@TempDir Path folder) throws SQLException {
        var options = Options.forDevelopment(folder.resolve("data"), 0);
        var first = DatabaseServer.start(options);
        ACCOUNTS.prepare(first);
        execute(first, "yanhuo_ddl", "d", "CREATE TABLE platform.kept (n INT)");
        execute(first, "yanhuo_platform", "p", "INSERT INTO platform.kept VALUES (7)");
        first.kill();

        try (var second = DatabaseServer.start(options)) {
            ACCOUNTS.prepare(second);
            assertThat(number(second, "SELECT n FROM platform.kept")).isEqualTo(7);
        }
    }

    @Test
    void leaves_another_server_alone_that_answers_at_its_port(@TempDir Path folder)
            throws SQLException {
        var other = TestDatabase.shared();
        var options = Options.forDevelopment(folder.resolve("data"), other.port());

        assertThatThrownBy(() -> DatabaseServer.start(options))
                .hasStackTraceContaining("port " + other.port() + " is taken");
        execute(other, "yanhuo_platform", TestDatabase.ACCOUNTS.platform(), "SELECT 1");
    }

    /** A server that starts clears the folder of temporary files, whoever else works in it. */
    @Test
    void no_two_servers_share_their_temporary_files(@TempDir Path folder) throws SQLException {
        var options = Options.forDevelopment(folder.resolve("data"), 0);
        try (var other = DatabaseServer.start(options)) {
            assertThat(temporaryFolder(other)).isNotEqualTo(temporaryFolder(TestDatabase.shared()));
        }
    }

    private static String temporaryFolder(DatabaseServer server) throws SQLException {
        try (var connection = server.administrator();
                var row = connection.createStatement().executeQuery("SELECT @@tmpdir")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void whoever_waits_for_its_end_learns_of_it(@TempDir Path folder) throws Exception {
        var server = DatabaseServer.start(Options.forDevelopment(folder.resolve("data"), 0));
        var waiting = Thread.ofVirtual().start(() -> awaitEnd(server));

        server.kill();

        assertThat(waiting.join(Duration.ofSeconds(30))).isTrue();
    }

    private static void awaitEnd(DatabaseServer server) {
        try {
            server.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void the_router_may_do_nothing_before_it_becomes_a_restaurant() {
        var server = TestDatabase.shared();

        assertThatThrownBy(() -> execute(server, "yanhuo_router", "router-pw", "USE platform"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1044));
    }

    @Test
    void a_borrowed_session_starts_from_the_servers_strict_settings() throws SQLException {
        assertThat(number(TestDatabase.shared(), "SELECT @@global.sql_mode LIKE '%STRICT_TRANS%'"))
                .isEqualTo(1);
        assertThat(number(TestDatabase.shared(), "SELECT @@global.time_zone = '+00:00'"))
                .isEqualTo(1);
    }

    @Test
    void keeps_a_log_of_whole_rows_that_whoever_creates_may_read_and_no_one_else()
            throws SQLException {
        var server = TestDatabase.shared();
        assertThat(number(server, "SELECT @@log_bin AND @@binlog_format = 'ROW'")).isEqualTo(1);
        assertThat(number(server, "SELECT @@binlog_row_image = 'FULL'")).isEqualTo(1);
        if (Program.chosen() instanceof Program.MariaDb) {
            // It would else keep it for ever.
            assertThat(number(server, "SELECT @@slave_connections_needed_for_purge")).isZero();
        }

        execute(server, "yanhuo_ddl", TestDatabase.ACCOUNTS.ddl(), "SHOW BINARY LOGS");
        for (var other :
                java.util.Map.of("yanhuo_router", "router-pw", "yanhuo_platform", "platform-pw")
                        .entrySet()) {
            assertThatThrownBy(() ->
                            execute(server, other.getKey(), other.getValue(), "SHOW BINARY LOGS"))
                    .isInstanceOf(SQLException.class);
        }
    }

    private static void execute(DatabaseServer server, String user, String password, String sql)
            throws SQLException {
        var url = "jdbc:mysql://" + server.address() + "/?useInformationSchema=false";
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(DatabaseServer server, String sql) throws SQLException {
        try (var connection = server.administrator();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
