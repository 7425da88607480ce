package io.yanhuo.ordering;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * By whom, when and in which attempt an order was placed.
 *
 * @param attemptKey made by the client: an attempt sent twice is one order
 * @param source where the diner came from
 * @param payBy until when it may be paid
 */
@Embeddable
record Placing(String dinerId, String attemptKey, String source, Instant placedAt, Instant payBy) {}
