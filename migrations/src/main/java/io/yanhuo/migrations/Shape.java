package io.yanhuo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Columns and indexes of each table, as servers of different kinds tell them alike. Enough to see
 * that a release has changed one of two schemas; {@link Structure} tells more.
 */
record Shape(Map<String, Set<String>> tables) {
    private static final String QUERY =
            """
            SELECT table_name, CONCAT_WS(' ', 'column', column_name, is_nullable,
                                         IF(data_type LIKE '%char', character_maximum_length, '-'))
              FROM information_schema.columns WHERE table_schema = ?
             UNION ALL
            SELECT table_name, CONCAT_WS(' ', 'index', index_name, non_unique, seq_in_index,
                                         column_name, sub_part)
              FROM information_schema.statistics WHERE table_schema = ?
            """;

    static Shape of(Connection connection, SchemaName schema) throws SQLException {
        return new Shape(
                Sql.rows(connection, QUERY, schema.value(), schema.value()).stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.get(0),
                                        Collectors.mapping(
                                                row -> row.get(1), Collectors.toSet()))));
    }
}
