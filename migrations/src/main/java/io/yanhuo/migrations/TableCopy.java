package io.yanhuo.migrations;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one table equal to its original, portion by portion in the order of the key. */
final class TableCopy {
    private static final int PORTION = 1_000;

    private final Connection source;
    private final String original;
    private final Connection target;
    private final String copy;
    private final List<Column> columns;
    private final List<String> key;

    TableCopy(
            Connection source,
            SchemaCopy.Place from,
            Connection target,
            SchemaCopy.Place to,
            String table)
            throws SQLException {
        this.source = source;
        this.original = "`%s`.`%s`".formatted(from.schema(), table);
        this.target = target;
        this.copy = "`%s`.`%s`".formatted(to.schema(), table);
        this.columns = columns(source, from.schema(), table);
        this.key = key(source, from.schema(), table);
    }

    private record Column(String name, boolean binary) {
        /** As text that is the same on every server; null is not the same as nothing. */
        String comparable() {
            return binary
                    ? "COALESCE(HEX(`%s`), 'N')".formatted(name)
                    : "COALESCE(HEX(CAST(`%s` AS CHAR)), 'N')".formatted(name);
        }
    }

    /**
     * Everything after one key, up to and with another.
     *
     * @param low null from the beginning
     * @param high null to the end, so that what is in the copy alone is found as well
     */
    private record Portion(@Nullable List<String> low, @Nullable List<String> high) {}

    /** Returns how many portions differed. */
    long pass(Runnable between) throws SQLException {
        long differences = 0;
        List<String> low = null;
        while (true) {
            between.run();
            var portion = new Portion(low, key.isEmpty() ? null : end(low));
            if (!checksum(source, original, portion).equals(checksum(target, copy, portion))) {
                copy(portion);
                differences++;
            }
            target.commit();
            low = portion.high();
            if (low == null) return differences;
        }
    }

    private @Nullable List<String> end(@Nullable List<String> low) throws SQLException {
        var sql =
                "SELECT %s FROM %s%s ORDER BY %s LIMIT 1 OFFSET %d"
                        .formatted(
                                keys(), original, where(new Portion(low, null)), keys(), PORTION);
        try (var statement = source.prepareStatement(sql)) {
            fill(statement, new Portion(low, null));
            try (var row = statement.executeQuery()) {
                if (!row.next()) return null;
                var found = new ArrayList<String>();
                for (int i = 1; i <= key.size(); i++) found.add(row.getString(i));
                return found;
            }
        }
    }

    private String checksum(Connection server, String table, Portion portion) throws SQLException {
        var row = columns.stream().map(Column::comparable).collect(joining(", "));
        var sql =
                ("SELECT COUNT(*), COALESCE(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', %s), 256), 15), 16, 10)"
                                + " AS UNSIGNED)), 0) FROM %s%s")
                        .formatted(row, table, where(portion));
        try (var statement = server.prepareStatement(sql)) {
            fill(statement, portion);
            try (var sum = statement.executeQuery()) {
                sum.next();
                return sum.getString(1) + " " + sum.getString(2);
            }
        }
    }

    private void copy(Portion portion) throws SQLException {
        try (var delete = target.prepareStatement("DELETE FROM " + copy + where(portion))) {
            fill(delete, portion);
            delete.executeUpdate();
        }
        var names = columns.stream().map(c -> "`" + c.name() + "`").collect(joining(", "));
        var marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try (var select =
                        source.prepareStatement(
                                "SELECT %s FROM %s%s".formatted(names, original, where(portion)));
                // A unique value may still be held by a row of a portion that comes later.
                var insert =
                        target.prepareStatement(
                                "REPLACE INTO %s (%s) VALUES (%s)".formatted(copy, names, marks))) {
            fill(select, portion);
            try (var rows = select.executeQuery()) {
                copy(rows, insert);
            }
        }
    }

    private void copy(ResultSet rows, PreparedStatement insert) throws SQLException {
        int waiting = 0;
        while (rows.next()) {
            for (int i = 1; i <= columns.size(); i++) {
                var value = rows.getBytes(i);
                if (value == null || columns.get(i - 1).binary()) insert.setBytes(i, value);
                else insert.setString(i, new String(value, StandardCharsets.UTF_8));
            }
            insert.addBatch();
            if (++waiting % PORTION == 0) insert.executeBatch();
        }
        insert.executeBatch();
    }

    private String keys() {
        return key.stream().map(name -> "`" + name + "`").collect(joining(", "));
    }

    private String where(Portion portion) {
        var marks = String.join(", ", Collections.nCopies(key.size(), "?"));
        var conditions = new ArrayList<String>();
        if (portion.low() != null) conditions.add("(%s) > (%s)".formatted(keys(), marks));
        if (portion.high() != null) conditions.add("(%s) <= (%s)".formatted(keys(), marks));
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private static void fill(PreparedStatement statement, Portion portion) throws SQLException {
        int at = 1;
        if (portion.low() != null) {
            for (var value : portion.low()) statement.setString(at++, value);
        }
        if (portion.high() != null) {
            for (var value : portion.high()) statement.setString(at++, value);
        }
    }

    private static List<Column> columns(Connection server, SchemaName schema, String table)
            throws SQLException {
        var sql =
                "SELECT CONCAT(IF(data_type LIKE '%binary' OR data_type LIKE '%blob', 'b', 't'),"
                        + " column_name) FROM information_schema.columns WHERE table_schema = ?"
                        + " AND table_name = ? ORDER BY ordinal_position";
        return Sql.column(server, sql, schema.value(), table).stream()
                .map(found -> new Column(found.substring(1), found.charAt(0) == 'b'))
                .toList();
    }

    private static List<String> key(Connection server, SchemaName schema, String table)
            throws SQLException {
        return Sql.column(
                server,
                "SELECT column_name FROM information_schema.statistics WHERE table_schema = ?"
                        + " AND table_name = ? AND index_name = 'PRIMARY' ORDER BY seq_in_index",
                schema.value(),
                table);
    }
}
