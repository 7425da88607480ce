package io.yanhuo.migrations;

/** A server did not let itself be prepared just now; that passes, and nobody is to blame. */
final class OutOfReach extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what could not be had
     */
    OutOfReach(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
