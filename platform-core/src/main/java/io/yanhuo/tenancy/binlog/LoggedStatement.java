package io.yanhuo.tenancy.binlog;

import io.yanhuo.migrations.SchemaName;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A statement that stands in the log as text: where a transaction begins and ends, and whatever
 * changes structures.
 *
 * @param schema the one it was given in
 */
record LoggedStatement(String schema, String text) {
    /** They say who may do what, or count anew, and change no table. */
    private static final Pattern HARMLESS =
            Pattern.compile(
                    "(GRANT|REVOKE|(CREATE|ALTER|DROP) USER|SET PASSWORD|FLUSH|ANALYZE|OPTIMIZE)\\b.*",
                    Pattern.DOTALL);

    enum Sort {
        BEGIN,
        COMMIT,
        ROLLBACK,
        SAVEPOINT,
        /** Changes the schema that is followed, in a way in which nobody follows. */
        STRUCTURE,
        ELSEWHERE
    }

    Sort sort(SchemaName followed) {
        var words = text.strip().toUpperCase(Locale.ROOT);
        return switch (words) {
            case "BEGIN", "START TRANSACTION" -> Sort.BEGIN;
            case "COMMIT" -> Sort.COMMIT;
            case "ROLLBACK" -> Sort.ROLLBACK;
            default -> {
                if (words.startsWith("SAVEPOINT")) yield Sort.SAVEPOINT;
                boolean about = schema.equals(followed.value()) || text.contains(followed.value());
                yield about && !HARMLESS.matcher(words).matches() ? Sort.STRUCTURE : Sort.ELSEWHERE;
            }
        };
    }
}
