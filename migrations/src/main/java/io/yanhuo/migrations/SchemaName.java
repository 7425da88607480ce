package io.yanhuo.migrations;

import java.util.regex.Pattern;

/**
 * Name of a restaurant's schema and of its database account: {@code t} and twelve characters of
 * {@code [a-z0-9]}.
 *
 * <p>Generated, never typed by a person, and the only thing that is ever pasted into DDL. It has no
 * underscore, because that is a wildcard in a grant.
 */
public record SchemaName(String value) {
    private static final Pattern SHAPE = Pattern.compile("t[a-z0-9]{12}");

    public SchemaName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a generated schema name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
