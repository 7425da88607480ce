package io.yanhuo.ordering;

import io.yanhuo.shared.Money;
import java.time.Instant;
import java.util.Map;

/**
 * Money of an order goes back; published in the transaction that decides it.
 *
 * @param lines by line id what goes back of its net amount, without packaging and delivery
 */
public record OrderRefunded(String orderId, Map<String, Money> lines, Money total, Instant at) {}
