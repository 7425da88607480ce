package io.yanhuo.payments;

import io.yanhuo.shared.Money;

/**
 * Money that a diner was promised back and has not got: WeChat has given it up, and nobody has
 * asked for it again.
 *
 * @param transactionId WeChat's number of the payment
 * @param refundKey names the refund within its subject
 * @param reason what the diner was told
 */
public record FailedRefund(String transactionId, String refundKey, Money amount, String reason) {}
