package io.yanhuo.shared.web;

/** Which status a request gets that ends in an exception. */
public final class Outcome {
    private Outcome() {}

    public static int of(Exception failure) {
        return Cause.of(failure).status();
    }
}
