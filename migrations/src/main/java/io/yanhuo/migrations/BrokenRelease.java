package io.yanhuo.migrations;

/** Not one restaurant is to blame: the release's own template could not be made on a server. */
final class BrokenRelease extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenRelease(String cluster, Throwable cause) {
        super("template on " + cluster + ": " + cause.getMessage(), cause);
    }
}
