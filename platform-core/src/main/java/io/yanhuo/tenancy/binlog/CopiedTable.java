package io.yanhuo.tenancy.binlog;

import io.yanhuo.migrations.SchemaName;
import io.yanhuo.tenancy.StepFailure;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table of a copy, in which what happened to the original is repeated. Each change must find
 * exactly one row: a copy that has gone another way than the original is noticed.
 */
final class CopiedTable {
    private final Connection connection;
    private final String path;
    private final List<CopiedColumn> columns;
    private final List<Integer> key;
    private final String match;

    private CopiedTable(
            Connection connection, String path, List<CopiedColumn> columns, List<Integer> key) {
        this.connection = connection;
        this.path = path;
        this.columns = columns;
        // One without a key of its own has no row twice that matters: all columns are its key.
        boolean keyed = !key.isEmpty();
        this.key = keyed ? key : IntStream.range(0, columns.size()).boxed().toList();
        this.match =
                this.key.stream()
                                .map(i -> name(i) + (keyed ? " = ?" : " <=> ?"))
                                .collect(Collectors.joining(" AND "))
                        + (keyed ? "" : " LIMIT 1");
    }

    /**
     * @throws StepFailure if it is not there, or holds what is not understood
     */
    static CopiedTable of(Connection connection, SchemaName schema, String table)
            throws SQLException {
        var columns = new ArrayList<CopiedColumn>();
        try (var query =
                connection.prepareStatement(
                        "SELECT column_name, data_type, column_type,"
                                + " COALESCE(character_set_name, '')"
                                + " FROM information_schema.columns WHERE table_schema = ?"
                                + " AND table_name = ? ORDER BY ordinal_position")) {
            query.setString(1, schema.value());
            query.setString(2, table);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    columns.add(
                            new CopiedColumn(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4)));
                }
            }
        }
        if (columns.isEmpty()) throw new StepFailure("tenancy.failure.log-table", table);
        for (var column : columns) {
            if (!column.understood()) {
                throw new StepFailure("tenancy.failure.log-table", table + "." + column.name());
            }
        }
        var path = "`" + schema + "`.`" + table + "`";
        return new CopiedTable(connection, path, columns, key(connection, schema, table, columns));
    }

    private static List<Integer> key(
            Connection connection, SchemaName schema, String table, List<CopiedColumn> columns)
            throws SQLException {
        var names = columns.stream().map(CopiedColumn::name).toList();
        var key = new ArrayList<Integer>();
        try (var query =
                connection.prepareStatement(
                        "SELECT column_name FROM information_schema.statistics"
                                + " WHERE table_schema = ? AND table_name = ?"
                                + " AND index_name = 'PRIMARY' ORDER BY seq_in_index")) {
            query.setString(1, schema.value());
            query.setString(2, table);
            try (var row = query.executeQuery()) {
                while (row.next()) key.add(names.indexOf(row.getString(1)));
            }
        }
        return key;
    }

    /**
     * @throws StepFailure if the copy has not the row that the original had
     */
    void repeat(RowChange change) throws SQLException {
        var before = change.before();
        var after = change.after();
        int rows;
        if (before == null) {
            rows = inserted(row(after));
        } else if (after == null) {
            rows = deleted(row(before));
        } else {
            rows = updated(row(before), row(after));
        }
        if (rows != 1) throw new StepFailure("tenancy.failure.log-differs", change.table());
    }

    private int inserted(List<@Nullable Object> row) throws SQLException {
        var marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        var names =
                IntStream.range(0, columns.size())
                        .mapToObj(this::name)
                        .collect(Collectors.joining(", "));
        return run("INSERT INTO " + path + " (" + names + ") VALUES (" + marks + ")", row);
    }

    private int updated(List<@Nullable Object> before, List<@Nullable Object> after)
            throws SQLException {
        var assignments =
                IntStream.range(0, columns.size())
                        .mapToObj(i -> name(i) + " = ?")
                        .collect(Collectors.joining(", "));
        var values = new ArrayList<@Nullable Object>(after);
        for (int i : key) values.add(before.get(i));
        return run("UPDATE " + path + " SET " + assignments + " WHERE " + match, values);
    }

    private int deleted(List<@Nullable Object> row) throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        for (int i : key) values.add(row.get(i));
        return run("DELETE FROM " + path + " WHERE " + match, values);
    }

    private int run(String sql, List<@Nullable Object> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 1;
            for (var value : values) statement.setObject(place++, value);
            return statement.executeUpdate();
        }
    }

    private String name(int column) {
        return "`" + columns.get(column).name() + "`";
    }

    private List<@Nullable Object> row(@Nullable Serializable @Nullable [] logged) {
        if (logged == null || logged.length != columns.size()) {
            throw new StepFailure("tenancy.failure.log-table", path);
        }
        var row = new ArrayList<@Nullable Object>();
        for (int i = 0; i < logged.length; i++) row.add(columns.get(i).value(logged[i]));
        return row;
    }
}
