package io.yanhuo.shared;

import java.util.Optional;

/** Carries a {@link Refusal} to whoever shows it; the transaction rolls back. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        // A refusal is an answer, not a defect: it needs no stack trace.
        super(refusal.code() + " " + refusal.arguments(), null, false, false);
        this.refusal = refusal;
    }

    /** The refusal that something failed with, however often it was wrapped on its way. */
    public static Optional<Refusal> within(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof Refused refused) return Optional.of(refused.refusal());
        }
        return Optional.empty();
    }

    public Refusal refusal() {
        return refusal;
    }
}
