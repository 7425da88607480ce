package io.yanhuo.tenancy;

/**
 * The right to carry an operation out, for a while. Whoever takes it over gets a higher fence, and
 * from then on nothing is recorded under the lower one.
 */
record Lease(String operationId, String owner, long fence) {
    /** Somebody else carries the operation out now; this hand lets go without a trace. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost(Lease lease) {
            super("operation " + lease.operationId + " was taken over", null, false, false);
        }
    }
}
