package io.yanhuo.access;

/**
 * Kinds of requests, counted apart for each restaurant: whoever has used one kind up still has the
 * others.
 */
public enum Traffic {
    /** Diners and strangers: the storefront, the mini-program, the way to the login. */
    STOREFRONT,
    /** Owner and staff at work. */
    WORKSPACE,
    /** Everything the restaurant has, in one file. */
    EXPORT,
    /** An order is placed, paid, or asked after whether it is paid. */
    MONEY,
    /** Pictures and colours: cheap, many to a page, and kept by whoever fetched them once. */
    PICTURES
}
