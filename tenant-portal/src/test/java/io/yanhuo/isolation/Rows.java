package io.yanhuo.isolation;

import dev.yanhuo.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Looks into every schema as nobody but the server's administrator can. */
final class Rows implements AutoCloseable {
    /** What was tried is written down; workers note when they look again, and whom they served. */
    private static final String NOT_COMPARED = "('audit', 'outbox_hint', 'tenant_health')";

    private final Connection connection;
    private final JdbcClient jdbc;
    private final Map<String, List<String>> known = new HashMap<>();

    Rows() throws SQLException {
        connection = TestDatabase.shared().administrator();
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    List<String> texts(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(String.class).list();
    }

    void run(String sql) {
        jdbc.sql(sql).update();
    }

    /** A checksum of each of the restaurant's tables, and of its rows in the platform's. */
    Map<String, String> digest(String schema, long tenant) {
        var digest = new LinkedHashMap<String, String>();
        var names =
                known.computeIfAbsent(
                        schema,
                        _ ->
                                texts(
                                        "SELECT CONCAT(table_schema, '.', table_name)"
                                                + " FROM information_schema.tables"
                                                + " WHERE table_schema = ? ORDER BY table_name",
                                        schema));
        jdbc.sql("CHECKSUM TABLE " + String.join(", ", names))
                .query(row -> {
                    digest.put(row.getString(1), String.valueOf(row.getString(2)));
                });
        for (var table : known.computeIfAbsent("platform", _ -> ofRestaurants())) {
            var rows =
                    jdbc.sql("SELECT * FROM platform." + table + " WHERE tenant_id = ?")
                            .param(tenant)
                            .query()
                            .listOfRows();
            digest.put("platform." + table, shown(rows));
        }
        return digest;
    }

    private static String shown(List<Map<String, Object>> rows) {
        var shown = new StringBuilder();
        for (var row : rows) {
            row.forEach((column, value) ->
                    shown.append(column)
                            .append('=')
                            .append(
                                    value instanceof byte[] bytes
                                            ? HexFormat.of().formatHex(bytes)
                                            : value)
                            .append(' '));
            shown.append('\n');
        }
        return shown.toString();
    }

    private List<String> ofRestaurants() {
        return texts(
                "SELECT table_name FROM information_schema.columns WHERE table_schema = 'platform'"
                        + " AND column_name = 'tenant_id' AND table_name NOT IN "
                        + NOT_COMPARED);
    }

    /** Returns once nobody works for the restaurant any more. */
    void awaitQuiet(String schema) {
        var due =
                "SELECT entry_id FROM %s.outbox WHERE due_at < UTC_TIMESTAMP(6) + INTERVAL 1 MINUTE";
        for (int i = 0; i < 300 && !texts(due.formatted(schema)).isEmpty(); i++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (!texts(due.formatted(schema)).isEmpty()) throw new AssertionError("work goes on");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
