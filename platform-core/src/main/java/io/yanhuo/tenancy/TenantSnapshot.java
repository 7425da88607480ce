package io.yanhuo.tenancy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything in a restaurant's schema as it was at one moment, read row by row: a table of any size
 * takes no more memory than a row.
 */
public final class TenantSnapshot implements AutoCloseable {
    private final Connection connection;
    private final String schema;
    private final Ending ending;

    TenantSnapshot(Connection connection, String schema, Ending ending) {
        this.connection = connection;
        this.schema = schema;
        this.ending = ending;
    }

    @FunctionalInterface
    interface Ending {
        void end() throws SQLException;
    }

    /** Takes the rows of a table, one after the other. */
    @FunctionalInterface
    public interface Rows {
        /**
         * @param values text, or bytes where the column holds no text, or null
         */
        void row(@Nullable Object[] values) throws IOException;
    }

    /** The moment is that of this call. */
    static TenantSnapshot begin(Connection connection, String schema, Ending ending)
            throws SQLException {
        connection.rollback();
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        }
        return new TenantSnapshot(connection, schema, ending);
    }

    /** By name. */
    public List<TenantTable> tables() {
        return column(
                        "SELECT table_name FROM information_schema.tables"
                                + " WHERE table_schema = ? AND table_type = 'BASE TABLE'"
                                + " ORDER BY table_name",
                        schema)
                .stream()
                .map(this::table)
                .toList();
    }

    /**
     * In the order of the primary key.
     *
     * @return how many rows there were
     */
    public long read(TenantTable table, Rows rows) {
        var columns =
                table.columns().stream()
                        .map(column -> "`" + column.name() + "`")
                        .collect(Collectors.joining(", "));
        var order =
                table.key().stream()
                        .map(column -> "`" + column + "`")
                        .collect(Collectors.joining(", "));
        var query =
                "SELECT "
                        + columns
                        + " FROM "
                        + path(table.name())
                        + " ORDER BY "
                        + (order.isEmpty() ? columns : order);
        try (var statement =
                connection.createStatement(
                        ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(Integer.MIN_VALUE); // the driver's word for: row by row
            return read(statement, query, table.columns(), rows);
        } catch (SQLException e) {
            throw new SnapshotFailure(e);
        }
    }

    private static long read(
            Statement statement, String query, List<TenantTable.Column> columns, Rows rows)
            throws SQLException {
        long count = 0;
        try (var found = statement.executeQuery(query)) {
            while (found.next()) {
                var values = new @Nullable Object[columns.size()];
                for (int i = 0; i < values.length; i++) {
                    boolean bytes = columns.get(i).type() == TenantTable.Type.BYTES;
                    values[i] = bytes ? found.getBytes(i + 1) : found.getString(i + 1);
                }
                rows.row(values);
                count++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count;
    }

    /** The statement that creates the table. */
    String structure(String table) {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW CREATE TABLE " + path(table))) {
            row.next();
            return row.getString(2);
        } catch (SQLException e) {
            throw new SnapshotFailure(e);
        }
    }

    private String path(String table) {
        return "`" + schema + "`.`" + table + "`";
    }

    private TenantTable table(String name) {
        var columns = new ArrayList<TenantTable.Column>();
        try (var statement =
                connection.prepareStatement(
                        "SELECT column_name, data_type, column_type"
                                + " FROM information_schema.columns WHERE table_schema = ?"
                                + " AND table_name = ? ORDER BY ordinal_position")) {
            statement.setString(1, schema);
            statement.setString(2, name);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var type = TenantTable.Type.of(row.getString(2), row.getString(3));
                    columns.add(new TenantTable.Column(row.getString(1), type));
                }
            }
        } catch (SQLException e) {
            throw new SnapshotFailure(e);
        }
        return new TenantTable(name, columns, key(name));
    }

    private List<String> key(String table) {
        return column(
                "SELECT column_name FROM information_schema.statistics WHERE table_schema = ?"
                        + " AND table_name = ? AND index_name = 'PRIMARY' ORDER BY seq_in_index",
                schema,
                table);
    }

    private List<String> column(String query, String... values) {
        try (var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
            try (var row = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (row.next()) found.add(row.getString(1));
                return found;
            }
        } catch (SQLException e) {
            throw new SnapshotFailure(e);
        }
    }

    @Override
    public void close() {
        try {
            try {
                connection.rollback();
            } finally {
                ending.end();
            }
        } catch (SQLException e) {
            throw new SnapshotFailure(e);
        }
    }

    /** The database did not let itself be read to the end. */
    static final class SnapshotFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private SnapshotFailure(SQLException cause) {
            super("the schema could not be read", cause);
        }
    }
}
