package io.yanhuo.payments;

import io.yanhuo.shared.Money;
import java.time.Instant;

/**
 * A restaurant's payment to the platform is there, verified. Published once, in the platform
 * transaction that records it.
 *
 * @param subject what was paid for: a bill's id
 */
public record PlatformPaymentArrived(
        String subject, Money amount, String transactionId, Instant at) {}
