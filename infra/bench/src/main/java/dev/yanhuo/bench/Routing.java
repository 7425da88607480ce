package dev.yanhuo.bench;

import com.mysql.cj.NativeSession;
import com.mysql.cj.jdbc.JdbcConnection;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What it costs to borrow a restaurant's connection, taken apart: the log-in and the look at whose
 * schema it is, as the application does them, against a connection that is borrowed as it is.
 */
final class Routing implements Measurement {
    static final String SCHEMA = "yanhuo_bench";
    static final String POINT_SELECT = "SELECT epoch FROM tenant_identity WHERE tenant_id = 1";

    private static final String OTHER = "yanhuo_bench_other";
    private static final String IDENTITY =
            "SELECT tenant_id, epoch, DATABASE() FROM tenant_identity";

    private final Place place;
    private final Meter meter;
    private final int requests;

    Routing(Place place, Meter meter, Extent extent) {
        this.place = place;
        this.meter = meter;
        this.requests = extent.light();
    }

    @Override
    public String name() {
        return "routing";
    }

    /** Two schemas, each with an account that may enter it only, as two restaurants have. */
    static void prepare(Database database) {
        for (var name : List.of(SCHEMA, OTHER)) {
            database.run("CREATE SCHEMA IF NOT EXISTS " + name);
            database.run(
                    "CREATE TABLE IF NOT EXISTS "
                            + name
                            + ".tenant_identity (tenant_id BIGINT NOT NULL PRIMARY KEY,"
                            + " epoch BIGINT NOT NULL)");
            database.run("INSERT IGNORE INTO " + name + ".tenant_identity VALUES (1, 1)");
            database.run("CREATE USER IF NOT EXISTS " + name + " IDENTIFIED BY '" + name + "'");
            database.run("GRANT SELECT, INSERT, UPDATE, DELETE ON " + name + ".* TO " + name);
        }
    }

    @Override
    public Section measure() {
        var select = cost("point select on a pooled connection", (_, _) -> {});
        var routed = cost("the same after log-in and identity check", Routing::logIn);
        var stays = cost("the same when it was that restaurant's before", Routing::stay);
        var catalog = cost("the same after setCatalog", Routing::setCatalog);
        double added = routed.cpuMillis() - select.cpuMillis();
        double little = stays.cpuMillis() - select.cpuMillis();
        double instead = catalog.cpuMillis() - select.cpuMillis();
        return new Section(
                "tenant routing",
                List.of(select, routed, stays, catalog),
                List.of(
                        Figure.of("a borrow adds", added, "CPU-ms", Goal.atMost(0.20)),
                        Figure.of("a borrow by the same restaurant adds", little, "CPU-ms"),
                        Figure.of("setCatalog instead would add", instead, "CPU-ms")));
    }

    /** On a pool of its own: nobody inherits the account of another. */
    private Cost cost(String name, Switch to) {
        try (var pool = pool()) {
            var subject = new Meter.Subject(name, Program.self(), () -> borrow(pool, to));
            meter.warmUp(subject, 1);
            return meter.rounds(subject, 1, requests, null);
        }
    }

    /** Makes the connection the restaurant's. */
    private interface Switch {
        void turn(Connection connection, int n) throws SQLException;
    }

    private static Work borrow(HikariDataSource pool, Switch to) {
        return n -> {
            try (var connection = pool.getConnection()) {
                to.turn(connection, n);
                read(connection, POINT_SELECT);
            }
        };
    }

    private static void logIn(Connection connection, int n) throws SQLException {
        changeUser(connection, n % 2 == 0 ? SCHEMA : OTHER);
        read(connection, IDENTITY);
    }

    /** Logs in once in a round, as the application does for the next request of a restaurant. */
    private static void stay(Connection connection, int n) throws SQLException {
        if (n == 0) changeUser(connection, SCHEMA);
        read(connection, IDENTITY);
    }

    private static void changeUser(Connection connection, String name) throws SQLException {
        var session = (NativeSession) connection.unwrap(JdbcConnection.class).getSession();
        session.changeUser(name, name, name);
    }

    private static void setCatalog(Connection connection, int n) throws SQLException {
        connection.setCatalog(n % 2 == 0 ? SCHEMA : OTHER);
    }

    private static void read(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            if (!row.next()) throw new SQLException("no row: " + query);
        }
    }

    private HikariDataSource pool() {
        var config = new HikariConfig();
        config.setJdbcUrl(Database.url(place.database().port(), SCHEMA));
        config.setUsername("root");
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }
}
