package io.yanhuo.migrations;

import java.time.Instant;

/**
 * A restaurant that this hand has taken, for a while. Whoever takes it over gets a higher fence,
 * and from then on nothing is recorded under the lower one.
 *
 * @param left what whoever had it before may have left: who is dead, anything; who gave it back
 *     knew what
 */
record Target(
        long campaign,
        long tenant,
        SchemaName schema,
        String cluster,
        SchemaVersion from,
        SchemaVersion to,
        long fence,
        int attempt,
        Traces.Kind left,
        Instant begun) {
    /** Somebody else has it now; this hand lets go without a trace. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost(Target target) {
            super("restaurant " + target.tenant + " was taken over", null, false, false);
        }
    }
}
