package io.yanhuo.ordering;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By whom, when and in which attempt an order was placed.
 *
 * @param attemptKey made by the client: an attempt sent twice is one order
 * @param source where the diner came from
 * @param payBy until when it may be paid
 * @param unpaidPlace which of the diner's {@link UnpaidPlaces} it holds; null once it waits no more
 */
@Embeddable
record Placing(
        String dinerId,
        String attemptKey,
        String source,
        Instant placedAt,
        Instant payBy,
        @Nullable Integer unpaidPlace) {
    Placing settled() {
        return new Placing(dinerId, attemptKey, source, placedAt, payBy, null);
    }
}
