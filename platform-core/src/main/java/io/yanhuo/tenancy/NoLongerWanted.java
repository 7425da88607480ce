package io.yanhuo.tenancy;

/**
 * What an operation was begun for is not wanted any more, or not yet, and the step that says so has
 * done nothing, or undone it. The operation is not tried again, and no operator is asked: it gives
 * itself up.
 */
public final class NoLongerWanted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public NoLongerWanted() {
        this("tenancy.failure.not-wanted");
    }

    /**
     * @param code key of a text that says why
     */
    public NoLongerWanted(String code) {
        super(code);
        this.code = code;
    }

    String code() {
        return code;
    }
}
