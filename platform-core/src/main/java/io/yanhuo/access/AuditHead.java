package io.yanhuo.access;

/**
 * The end of the audit log at some moment. Kept outside of the database it shows what the chain by
 * itself can't: that the newest entries were cut off and the head was put back to match.
 *
 * @param id number of the last entry, which is also how many there were
 */
record AuditHead(long id, String chain) {
    /** Before the first entry. */
    static final AuditHead NONE = new AuditHead(0, "0".repeat(64));
}
