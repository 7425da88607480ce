package io.yanhuo.menu;

import java.time.Instant;
import java.util.Optional;

/** Tells when the store opens next; answered by whoever keeps its hours. */
@FunctionalInterface
public interface Openings {
    /** Empty if it never opens. */
    Optional<Instant> next();
}
