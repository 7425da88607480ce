package io.yanhuo.access;

/**
 * What somebody was let in by: for whoever writes down a session, since it may be good no more by
 * then.
 *
 * @param hash of the password that was right; empty for a code
 */
record Proof(String hash) {
    /** By something else than a password, such as a code or a ticket. */
    static final Proof OTHER = new Proof("");

    /** The hash would end in a log. */
    @Override
    public String toString() {
        return "proof";
    }
}
