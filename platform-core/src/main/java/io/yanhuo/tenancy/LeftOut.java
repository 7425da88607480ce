package io.yanhuo.tenancy;

import java.util.List;

/**
 * What the export for an owner leaves out; a bean of this type is found by itself. A column that
 * holds hashes or secrets and is named by none fails a test.
 *
 * @param places tables, or columns as {@code table.column}
 */
public record LeftOut(Reason reason, List<String> places) {
    public LeftOut {
        places = List.copyOf(places);
    }

    public static LeftOut of(Reason reason, String... places) {
        return new LeftOut(reason, List.of(places));
    }

    /** Why; each has a text. */
    public enum Reason {
        /** Would let whoever has it sign in as somebody else. */
        SIGN_IN,
        /** A keyed hash by which a value is found; the value itself is in the export. */
        LOOK_UP,
        /** Says how the software works, and nothing about the restaurant. */
        TECHNICAL
    }
}
