package io.yanhuo.commissions;

/** The places between which commission moves; every move leaves one and enters another. */
public enum Account {
    /** What the restaurant has promised or paid. */
    EXPENSE,
    /** Earned, but the order may still be refunded. */
    PENDING,
    /** The distributor may ask for it. */
    AVAILABLE
}
