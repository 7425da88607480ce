package io.yanhuo.tenancy;

/**
 * Rows of a restaurant's schema for which a diner still waits, such as money on its way back; a
 * bean of this type is found by itself. As long as there is one, no restaurant becomes a file.
 *
 * @param condition of SQL, in which the table is called {@code r}
 */
public record AwaitedRows(String table, String condition) {
    String query() {
        return "SELECT COUNT(*) FROM " + table + " r WHERE " + condition;
    }
}
