package io.yanhuo.access;

/** The kinds of people and machines that ask. */
public enum Who {
    /** Nobody in particular: pages and data that are public. */
    ANYONE,
    DINER,
    DISTRIBUTOR,
    STAFF,
    OPERATOR,
    /** An operator in the workspace of a restaurant that she helps. */
    SUPPORT,
    /** A machine that proves itself by a signature over the body. */
    SIGNED_CALLBACK,
    /** Whoever sits at the machine: only on the loopback port, only in development. */
    DEVELOPER;

    /** Whether there is a password to be guessed at. */
    boolean hasPassword() {
        return this == STAFF || this == OPERATOR;
    }
}
