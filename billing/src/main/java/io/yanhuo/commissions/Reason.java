package io.yanhuo.commissions;

/** Why commission moved. */
enum Reason {
    EARNED,
    RELEASED,
    TAKEN_BACK
}
