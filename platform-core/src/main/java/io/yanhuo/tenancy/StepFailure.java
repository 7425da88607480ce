package io.yanhuo.tenancy;

/** A step of an operation found something that it can name to the operators. */
public final class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String detail;

    /**
     * @param code key of a text; {@code detail} is its {@code {0}} and holds no secret
     */
    public StepFailure(String code, String detail) {
        super(code + " " + detail);
        this.code = code;
        this.detail = detail;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }
}
