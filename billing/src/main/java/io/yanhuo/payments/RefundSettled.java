package io.yanhuo.payments;

import io.yanhuo.shared.Money;
import java.time.Instant;

/**
 * WeChat says what became of a refund.
 *
 * @param arrived false if it failed for good and the restaurant has to act
 */
public record RefundSettled(
        String subject, String refundKey, Money amount, boolean arrived, Instant at) {}
