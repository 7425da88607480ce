package io.yanhuo.tenancy;

import java.util.List;

/**
 * A table of a restaurant's schema.
 *
 * @param key the columns by which its rows are told apart, and in whose order they are read
 */
public record TenantTable(String name, List<Column> columns, List<String> key) {
    public TenantTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    public record Column(String name, Type type) {}

    /** How the text of a value is to be understood. */
    public enum Type {
        TEXT,
        NUMBER,
        /** 0 or 1. */
        FLAG,
        /** UTC. */
        MOMENT,
        DAY,
        /** Not text: read as bytes. */
        BYTES;

        static Type of(String dataType, String columnType) {
            if (columnType.startsWith("tinyint(1)")) return FLAG;
            return switch (dataType) {
                case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal" -> NUMBER;
                case "float", "double" -> NUMBER;
                case "datetime", "timestamp" -> MOMENT;
                case "date" -> DAY;
                case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "bit" ->
                        BYTES;
                default -> TEXT;
            };
        }
    }
}
