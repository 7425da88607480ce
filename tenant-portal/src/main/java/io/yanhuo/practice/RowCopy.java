package io.yanhuo.practice;

import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.TenantSnapshots;
import io.yanhuo.tenancy.TenantTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries rows from one restaurant into another, each by its own account: what is copied is read as
 * it was at one moment, and is there at once or not at all.
 */
@Component
class RowCopy {
    private static final int ROWS_AT_ONCE = 200;

    private final TenantSnapshots snapshots;
    private final PlainSql sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RowCopy(TenantSnapshots snapshots, PlainSql sql, TransactionTemplate transaction, Clock clock) {
        this.snapshots = snapshots;
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The rows of a table; a menu fits into memory. */
    record Rows(String table, List<String> columns, List<@Nullable Object[]> rows) {
        /** Without what the other restaurant has no place for, being of an older release yet. */
        Rows only(Set<String> there) {
            if (there.containsAll(columns)) return this;
            int[] kept =
                    IntStream.range(0, columns.size())
                            .filter(at -> there.contains(columns.get(at)))
                            .toArray();
            return new Rows(
                    table,
                    Arrays.stream(kept).mapToObj(columns::get).toList(),
                    rows.stream()
                            .<@Nullable Object[]>map(
                                    row -> Arrays.stream(kept).mapToObj(at -> row[at]).toArray())
                            .toList());
        }
    }

    /** Of the restaurant of the current scope. */
    List<Rows> read() {
        try (var snapshot = snapshots.current()) {
            var tables =
                    snapshot.tables().stream()
                            .collect(Collectors.toMap(TenantTable::name, table -> table));
            var read = new ArrayList<Rows>();
            for (var copied : CopyPlan.COPIED) {
                // A restaurant that is still to be brought to this release may lack a new one.
                var table = tables.get(copied.table());
                if (table == null) continue;
                var columns = table.columns().stream().map(TenantTable.Column::name).toList();
                var rows = new ArrayList<@Nullable Object[]>();
                snapshot.read(table, values -> rows.add(anew(copied, columns, values)));
                read.add(new Rows(table.name(), columns, rows));
            }
            return read;
        }
    }

    private static @Nullable Object[] anew(
            CopyPlan.Copied copied, List<String> columns, @Nullable Object[] values) {
        var changed = values.clone();
        copied.anew()
                .forEach((column, value) -> {
                    int at = columns.indexOf(column);
                    if (at >= 0) changed[at] = value.get();
                });
        return changed;
    }

    /** Into the restaurant of the current scope, once: whoever comes second finds them there. */
    void write(List<Rows> all) {
        transaction.executeWithoutResult(_ -> {
            sql.query("SELECT tenant_id FROM tenant_identity FOR UPDATE", row -> row.getLong(1));
            var fitting =
                    all.stream()
                            .map(rows -> rows.only(columns(rows.table())))
                            .filter(rows -> !rows.columns().isEmpty())
                            .toList();
            if (filled(fitting)) return;
            fitting.forEach(this::insert);
            openStockBook();
        });
    }

    private Set<String> columns(String table) {
        return Set.copyOf(
                sql.query(
                        "SELECT column_name FROM information_schema.columns"
                                + " WHERE table_schema = DATABASE() AND table_name = '"
                                + table
                                + "'",
                        row -> row.getString(1)));
    }

    private boolean filled(List<Rows> all) {
        return all.stream()
                .anyMatch(rows ->
                        !sql.query("SELECT 1 FROM " + rows.table() + " LIMIT 1", _ -> true)
                                .isEmpty());
    }

    private void insert(Rows rows) {
        var columns =
                rows.columns().stream()
                        .map(column -> "`" + column + "`")
                        .collect(Collectors.joining(", "));
        var into = "INSERT INTO " + rows.table() + " (" + columns + ")";
        for (int from = 0; from < rows.rows().size(); from += ROWS_AT_ONCE) {
            int to = Math.min(from + ROWS_AT_ONCE, rows.rows().size());
            sql.insert(into, rows.rows().subList(from, to));
        }
    }

    /** The book of stock is its sum, so what is there at the start is its first entry. */
    private void openStockBook() {
        sql.update(
                """
                INSERT INTO stock_entry (sku_id, delta, reason, at)
                SELECT sku_id, stock, 'ADJUSTMENT', ? FROM sku WHERE stock > 0
                """,
                clock.instant());
    }
}
