package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the tables of an archive into an empty schema. */
final class TenantRebuilding implements TenantArchive.Reader {
    private static final int AT_ONCE = 200;

    private final Connection connection;
    private final SchemaName schema;
    private final Consumer<String> between;
    private @Nullable PreparedStatement insert;
    private int waiting;

    /**
     * @param connection of the account that may create, committing by hand
     * @param between is called before each portion of rows and after each table
     */
    TenantRebuilding(Connection connection, SchemaName schema, Consumer<String> between) {
        this.connection = connection;
        this.schema = schema;
        this.between = between;
    }

    @Override
    public TenantSnapshot.Rows begin(TenantArchive.Head head) {
        var table = head.table();
        try {
            try (var statement = connection.createStatement()) {
                statement.execute(here(head));
            }
            var columns =
                    table.columns().stream()
                            .map(column -> "`" + column.name() + "`")
                            .collect(Collectors.joining(", "));
            var marks = table.columns().stream().map(_ -> "?").collect(Collectors.joining(", "));
            var fresh =
                    connection.prepareStatement(
                            "INSERT INTO "
                                    + path(table)
                                    + " ("
                                    + columns
                                    + ") VALUES ("
                                    + marks
                                    + ")");
            insert = fresh;
            return values -> add(fresh, values);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What the server itself has said about the table, with the schema in front of its name. */
    private String here(TenantArchive.Head head) {
        var beginning = "CREATE TABLE `" + head.table().name() + "`";
        if (!head.structure().startsWith(beginning)) {
            throw new StepFailure("tenancy.failure.archive-differs", head.table().name());
        }
        return "CREATE TABLE "
                + path(head.table())
                + head.structure().substring(beginning.length());
    }

    private String path(TenantTable table) {
        return "`" + schema + "`.`" + table.name() + "`";
    }

    private void add(PreparedStatement statement, @Nullable Object[] values) {
        try {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof byte[] bytes) statement.setBytes(i + 1, bytes);
                else statement.setString(i + 1, (String) values[i]);
            }
            statement.addBatch();
            if (++waiting == AT_ONCE) write(statement);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void write(PreparedStatement statement) throws SQLException {
        if (waiting > 0) {
            between.accept("portion");
            statement.executeBatch();
        }
        waiting = 0;
        connection.commit();
    }

    @Override
    public void end(TenantArchive.Head head) {
        try (var last = insert) {
            if (last != null) write(last);
        } catch (SQLException e) {
            throw failed(e);
        }
        between.accept("table");
    }

    private static StepFailure failed(SQLException e) {
        return new StepFailure("tenancy.failure.database", "" + e.getErrorCode());
    }
}
