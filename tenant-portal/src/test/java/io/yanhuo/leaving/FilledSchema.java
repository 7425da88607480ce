package io.yanhuo.leaving;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.PersonalData;
import io.yanhuo.tenancy.SealedColumn;
import io.yanhuo.tenancy.Tenant;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A restaurant with something in every table. The tables are read from the server, so that one that
 * is new is filled the day it is written.
 */
final class FilledSchema {
    static final String PHONE = "13812345678";
    static final String FORMULA = "=HYPERLINK(\"http://evil\")\n,王";

    private static final Set<String> LEFT_ALONE =
            Set.of("tenant_identity", "DATABASECHANGELOG", "DATABASECHANGELOGLOCK");

    /** What the tables' own rules ask for. */
    private static final Map<String, Object> FITTING =
            Map.of(
                    "amount",
                    5,
                    "discount",
                    2,
                    "net",
                    3,
                    "debit",
                    "ONE",
                    "credit",
                    "OTHER",
                    "rate",
                    100,
                    "taken",
                    0,
                    "total",
                    9,
                    "role",
                    "KITCHEN",
                    "min_choices",
                    0);

    /** Few fit, and no two rows of one table may have the same. */
    private static final AtomicInteger SMALL = new AtomicInteger(1);

    private final Tenant tenant;
    private final PersonalData personal;
    private final List<SealedColumn> sealed;

    FilledSchema(Tenant tenant, PersonalData personal, List<SealedColumn> sealed) {
        this.tenant = tenant;
        this.personal = personal;
        this.sealed = sealed;
    }

    private record Column(String table, String name, String type, long length) {}

    /** So many rows in each. */
    void fill(int rows) {
        var tables = new TreeMap<String, List<Column>>();
        for (var table : tables(tenant)) tables.put(table, columns(table));
        tables.forEach((table, columns) -> {
            for (int i = 0; i < rows; i++) insert(table, columns);
        });
    }

    static List<String> tables(Tenant tenant) {
        return asked(
                        "SELECT table_name FROM information_schema.tables"
                                + " WHERE table_schema = ? ORDER BY table_name",
                        tenant.schema().value())
                .stream()
                .filter(table -> !LEFT_ALONE.contains(table))
                .toList();
    }

    /**
     * Counters that a job puts right whenever it runs, and what only the release has that follows,
     * to which a restored schema is brought.
     */
    private static final Set<String> OF_ITS_OWN = Set.of("usage_counter", "dish_tag");

    /** A number for each table that every changed byte changes. */
    static Map<String, String> checksums(Tenant tenant) {
        var sums = new TreeMap<String, String>();
        try (var connection = TestDatabase.shared().administrator()) {
            var server = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            for (var table : tables(tenant)) {
                if (OF_ITS_OWN.contains(table)) continue;
                server.sql("CHECKSUM TABLE `%s`.`%s`".formatted(tenant.schema(), table))
                        .query((row, _) -> sums.put(table, row.getString(2)))
                        .list();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return sums;
    }

    static long count(Tenant tenant, String table) {
        return Long.parseLong(
                asked("SELECT COUNT(*) FROM `%s`.`%s`".formatted(tenant.schema(), table))
                        .getFirst());
    }

    static List<String> asked(String sql, Object... values) {
        try (var connection = TestDatabase.shared().administrator()) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(sql)
                    .params(values)
                    .query(String.class)
                    .list();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void run(String sql) {
        try (var connection = TestDatabase.shared().administrator()) {
            JdbcClient.create(new SingleConnectionDataSource(connection, true)).sql(sql).update();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Column> columns(String table) {
        try (var connection = TestDatabase.shared().administrator()) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(
                            """
                            SELECT column_name, data_type, character_maximum_length
                              FROM information_schema.columns
                             WHERE table_schema = ? AND table_name = ?
                               AND extra NOT LIKE '%auto_increment%'
                            """)
                    .params(tenant.schema().value(), table)
                    .query((row, _) ->
                            new Column(table, row.getString(1), row.getString(2), row.getLong(3)))
                    .list();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insert(String table, List<Column> columns) {
        var names = columns.stream().map(c -> "`" + c.name() + "`").toList();
        var marks = columns.stream().map(_ -> "?").toList();
        var values = columns.stream().map(this::value).toList();
        try (var connection = TestDatabase.shared().administrator()) {
            JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(
                            "INSERT INTO `%s`.`%s` (%s) VALUES (%s)"
                                    .formatted(
                                            tenant.schema(),
                                            table,
                                            String.join(", ", names),
                                            String.join(", ", marks)))
                    .params(values)
                    .update();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(Column column) {
        if (column.table().equals("refund") && column.name().equals("state")) return "ARRIVED";
        // Nobody handles what is in there, and whoever tried would change it.
        if (column.table().equals("outbox") && column.name().equals("due_at")) return "2099-01-01";
        var fitting = FITTING.get(column.name());
        if (fitting != null) return fitting;
        return sealed.stream()
                .filter(some -> some.table().equals(column.table()))
                .filter(some -> some.column().equals(column.name()))
                .findFirst()
                .<Object>map(place ->
                        tenant.scope()
                                .get(() -> personal.encrypt(PHONE, place.table(), place.place())))
                .orElseGet(() -> any(column));
    }

    private static Object any(Column column) {
        var random = ThreadLocalRandom.current();
        return switch (column.type()) {
            case "char" -> RandomId.ofLength((int) Math.min(column.length(), 64));
            case "varchar", "text", "longtext" -> text((int) Math.min(column.length(), 60));
            case "bigint", "int" -> random.nextInt(1, 1_000_000_000);
            case "smallint" -> random.nextInt(30_000);
            case "tinyint" -> 1 + SMALL.getAndIncrement() % 120;
            case "double" -> random.nextDouble(-180, 180);
            case "datetime", "timestamp" ->
                    "2026-01-02 03:04:05.%06d".formatted(random.nextInt(1_000_000));
            case "date" -> "2026-01-" + random.nextInt(10, 28);
            default -> new byte[] {0, 1, (byte) 0xff, 39};
        };
    }

    private static String text(int length) {
        if (length < 40)
            return RandomId.ofLength(Math.min(length, 20)).substring(0, Math.min(length, 10));
        return FORMULA + RandomId.ofLength(10);
    }
}
