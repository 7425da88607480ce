package io.yanhuo.shared;

/** Carries a {@link Refusal} to whoever shows it; the transaction rolls back. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        // A refusal is an answer, not a defect: it needs no stack trace.
        super(refusal.code() + " " + refusal.arguments(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
