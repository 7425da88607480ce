package io.yanhuo.migrations;

/** A server gave no connection just now; that passes, and no restaurant is to blame. */
final class OutOfReach extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what could not be had
     */
    OutOfReach(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
