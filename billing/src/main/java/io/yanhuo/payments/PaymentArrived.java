package io.yanhuo.payments;

import io.yanhuo.shared.Money;
import java.time.Instant;

/**
 * WeChat says, verified, that the money is there. Published once, in the transaction that records
 * it; a listener that cannot use the money asks for a refund instead of failing.
 */
public record PaymentArrived(String subject, Money amount, String transactionId, Instant at) {}
