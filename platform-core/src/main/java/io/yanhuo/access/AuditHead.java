package io.yanhuo.access;

import java.util.regex.Pattern;

/**
 * The end of the audit log at some moment. Kept outside of the database it shows what the chain by
 * itself can't: that the newest entries were cut off and the head was put back to match.
 *
 * @param id number of the last entry, which is also how many there were; {@link #UNKNOWN} if only
 *     the hash was noted
 */
public record AuditHead(long id, String chain) {
    static final long UNKNOWN = -1;

    /** Before the first entry. */
    static final AuditHead NONE = new AuditHead(0, "0".repeat(64));

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /**
     * @throws IllegalArgumentException if that is no hash of an entry
     */
    static AuditHead noted(String hash) {
        if (!isHash(hash)) throw new IllegalArgumentException("no hash: " + hash);
        return new AuditHead(UNKNOWN, hash);
    }

    /** What stands before the first entry is none: it is in every log, however much is missing. */
    public static boolean isHash(String text) {
        return HASH.matcher(text).matches() && !text.equals(NONE.chain());
    }
}
