package io.yanhuo.tenancy;

/**
 * What an operation was begun for is not wanted any more, and the step that says so has done
 * nothing. The operation is not tried again, and no operator is asked: it gives itself up.
 */
public final class NoLongerWanted extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
