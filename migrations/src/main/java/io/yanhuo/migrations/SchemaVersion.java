package io.yanhuo.migrations;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Version of the restaurants' schemas: time stamp of the newest changelog file and the number of
 * changesets, such as {@code 20261124-0900.12}.
 */
public record SchemaVersion(String value) implements Comparable<SchemaVersion> {
    private static final Pattern SHAPE = Pattern.compile("\\d{8}-\\d{4}\\.\\d{1,6}");
    private static final Comparator<SchemaVersion> BY_AGE =
            Comparator.comparing(SchemaVersion::stamp).thenComparing(SchemaVersion::changesets);

    public SchemaVersion {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a schema version: " + value);
        }
    }

    public static SchemaVersion ofThisRelease() {
        return Release.ofThisBuild().version();
    }

    /** Of the newest file. */
    String stamp() {
        return value.substring(0, value.indexOf('.'));
    }

    int changesets() {
        return Integer.parseInt(value.substring(value.indexOf('.') + 1));
    }

    public boolean olderThan(SchemaVersion other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(SchemaVersion other) {
        return BY_AGE.compare(this, other);
    }

    @Override
    public String toString() {
        return value;
    }
}
