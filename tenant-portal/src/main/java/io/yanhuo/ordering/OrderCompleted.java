package io.yanhuo.ordering;

import java.time.Instant;

/** The diner has the meal; from now on the refund period runs. */
public record OrderCompleted(String orderId, Instant at) {}
