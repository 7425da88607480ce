package io.yanhuo.access;

/** The kinds of people and machines that ask. */
public enum Who {
    /** Nobody in particular: pages and data that are public. */
    ANYONE,
    DINER,
    DISTRIBUTOR,
    STAFF,
    OPERATOR,
    /** A machine that proves itself by a signature over the body. */
    SIGNED_CALLBACK,
    /** Whoever sits at the machine: only on the loopback port, only in development. */
    DEVELOPER
}
