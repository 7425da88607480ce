package io.yanhuo;

import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.TenantId;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every column of the platform's schema that names a restaurant. They are read from the server, so
 * that a table that is new is asked the day it is written.
 */
public final class PlatformRows {
    private final JdbcClient platform;

    public PlatformRows(JdbcClient platform) {
        this.platform = platform;
    }

    public record Reference(String table, String column) {}

    private record Column(String name, String type, long length) {
        Object any() {
            return switch (type) {
                case "char", "varchar" -> RandomId.ofLength((int) Math.min(length, 20));
                case "bigint", "int" ->
                        ThreadLocalRandom.current().nextInt(1_000_000, Integer.MAX_VALUE);
                case "tinyint", "smallint", "double" -> 1;
                case "datetime", "timestamp", "date" -> "2026-01-01";
                case "json", "longtext" -> "{}";
                default -> new byte[] {1};
            };
        }
    }

    public List<Reference> all() {
        return platform.sql(
                        """
                        SELECT table_name, column_name FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND column_name LIKE '%tenant%'
                           AND data_type = 'bigint'
                        """)
                .query((row, _) -> new Reference(row.getString(1), row.getString(2)))
                .list();
    }

    public long count(Reference reference, TenantId tenant) {
        return platform.sql(
                        "SELECT COUNT(*) FROM %s WHERE %s = ?"
                                .formatted(reference.table(), reference.column()))
                .param(tenant.value())
                .query(Long.class)
                .single();
    }

    /** Where nothing has written one, some row of the restaurant, whatever it says. */
    public void fill(Reference reference, TenantId tenant) {
        if (count(reference, tenant) > 0) return;
        var columns = columns(reference);
        var names = columns.stream().map(Column::name).toList();
        var all = Stream.concat(Stream.of(reference.column()), names.stream()).toList();
        platform.sql(
                        "INSERT INTO %s (%s) VALUES (?%s)"
                                .formatted(
                                        reference.table(),
                                        String.join(", ", all),
                                        ", ?".repeat(names.size())))
                .param(tenant.value())
                .params(columns.stream().map(Column::any).toList())
                .update();
    }

    private List<Column> columns(Reference reference) {
        return platform.sql(
                        """
                        SELECT column_name, data_type, character_maximum_length
                          FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = ? AND column_name <> ?
                           AND is_nullable = 'NO' AND column_default IS NULL
                           AND extra NOT LIKE '%auto_increment%'
                        """)
                .params(reference.table(), reference.column())
                .query((row, _) -> new Column(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }
}
