package io.yanhuo.payments;

import io.yanhuo.shared.Money;
import java.util.List;

/**
 * Money that a diner was promised back and has not got: WeChat has given it up, and nobody has
 * asked for it again or paid it another way.
 *
 * @param transactionId WeChat's number of the payment
 * @param refundKey names the refund within its subject
 * @param reason what the diner was told
 */
public record FailedRefund(String transactionId, String refundKey, Money amount, String reason) {
    public static Money sum(List<FailedRefund> refunds) {
        return refunds.stream().map(FailedRefund::amount).reduce(Money.ZERO, Money::plus);
    }
}
