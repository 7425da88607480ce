package io.yanhuo.migrations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a schema is made of, as the server itself tells: columns, indexes and checks. The order of
 * columns says nothing, for it depends on which of two releases came first.
 */
record Structure(List<String> lines) {
    private static final int SHOWN = 5;

    private static final String QUERY =
            """
            SELECT CONCAT_WS(' ', 'column', table_name, column_name, column_type, is_nullable,
                             IFNULL(CONCAT('default ', column_default), '-'), collation_name, extra)
              FROM information_schema.columns
             WHERE table_schema = ? AND table_name NOT LIKE 'DATABASECHANGELOG%'
             UNION ALL
            SELECT CONCAT_WS(' ', 'index', table_name, index_name, non_unique, seq_in_index,
                             column_name, sub_part)
              FROM information_schema.statistics
             WHERE table_schema = ? AND table_name NOT LIKE 'DATABASECHANGELOG%'
             UNION ALL
            SELECT CONCAT_WS(' ', 'check', constraint_name, check_clause)
              FROM information_schema.check_constraints WHERE constraint_schema = ?
            """;

    Structure {
        lines = lines.stream().sorted().toList();
    }

    static Structure of(Connection connection, SchemaName schema) throws SQLException {
        var name = schema.value();
        return new Structure(Sql.column(connection, QUERY, name, name, name));
    }

    String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var line : lines) sha.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @throws StructureDiffers if this is not what is wanted
     */
    void expect(Structure wanted) throws StructureDiffers {
        if (!equals(wanted)) throw new StructureDiffers(differenceFrom(wanted));
    }

    /** Some of what is missing and of what is too much here, for a person to look at. */
    private String differenceFrom(Structure wanted) {
        return "missing: " + some(wanted, this) + "; not expected: " + some(this, wanted);
    }

    private static List<String> some(Structure here, Structure notThere) {
        var found = new LinkedHashSet<>(here.lines);
        notThere.lines.forEach(found::remove);
        return found.stream().limit(SHOWN).toList();
    }
}
