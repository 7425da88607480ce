package io.yanhuo.migrations;

/**
 * Not one restaurant is to blame: the release's own template could not be made on a server, or
 * whoever works on it does not know that server.
 */
final class BrokenRelease extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what could not be had
     */
    BrokenRelease(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
