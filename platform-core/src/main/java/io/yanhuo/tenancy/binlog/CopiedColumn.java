package io.yanhuo.tenancy.binlog;

import io.yanhuo.tenancy.StepFailure;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of a copy, and what it makes of values as they stand in the log.
 *
 * @param type such as {@code bigint}
 * @param full such as {@code bigint(20) unsigned}
 * @param charset empty for one that holds no text
 */
record CopiedColumn(String name, String type, String full, String charset) {
    private static final Set<String> PLAIN =
            Set.of(
                    "tinyint",
                    "smallint",
                    "mediumint",
                    "int",
                    "bigint",
                    "decimal",
                    "float",
                    "double");
    private static final Set<String> DATES = Set.of("date", "datetime", "timestamp");
    private static final Set<String> TEXTS =
            Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext");
    private static final Set<String> BYTES =
            Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob");

    /** By their number, which the server understands as well as their name. */
    private static final Set<String> NUMBERED = Set.of("enum", "set", "year");

    private static final Set<String> UTF8 = Set.of("utf8mb4", "utf8mb3", "utf8", "ascii");

    private static final int FIRST_YEAR = 1583;
    private static final int TINY = 0xff;
    private static final int SMALL = 0xffff;
    private static final int MEDIUM = 0xff_ffff;

    CopiedColumn {
        type = type.toLowerCase(Locale.ROOT);
    }

    /** Whether every value of it is understood. */
    boolean understood() {
        if (TEXTS.contains(type)) return UTF8.contains(charset);
        return PLAIN.contains(type)
                || DATES.contains(type)
                || BYTES.contains(type)
                || NUMBERED.contains(type)
                || type.equals("bit");
    }

    /** As the driver takes it. */
    @Nullable Object value(@Nullable Serializable logged) {
        return switch (logged) {
            case null -> null;
            case byte[] bytes when TEXTS.contains(type) ->
                    new String(bytes, StandardCharsets.UTF_8);
            case Long micros when DATES.contains(type) -> moment(micros);
            case BitSet bits -> number(bits);
            case Integer number when full.contains("unsigned") -> unsigned(number);
            case Long number when full.contains("unsigned") -> Long.toUnsignedString(number);
            default -> logged;
        };
    }

    private String moment(long micros) {
        var at =
                micros == Long.MIN_VALUE
                        ? LocalDateTime.MIN
                        : LocalDateTime.ofInstant(
                                Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
        // 0000-00-00 and the like; and before that year the reader counts as the Romans did.
        if (at.getYear() < FIRST_YEAR) throw new StepFailure("tenancy.failure.log-table", name);
        if (type.equals("date")) return at.toLocalDate().toString();
        return "%s %02d:%02d:%02d.%06d"
                .formatted(
                        at.toLocalDate(),
                        at.getHour(),
                        at.getMinute(),
                        at.getSecond(),
                        at.getNano() / 1_000);
    }

    private static long number(BitSet bits) {
        return bits.isEmpty() ? 0 : bits.toLongArray()[0];
    }

    /** The log says nothing of signs. */
    private long unsigned(int number) {
        return switch (type) {
            case "tinyint" -> number & TINY;
            case "smallint" -> number & SMALL;
            case "mediumint" -> number & MEDIUM;
            default -> Integer.toUnsignedLong(number);
        };
    }
}
