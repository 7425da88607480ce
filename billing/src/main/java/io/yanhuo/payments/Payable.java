package io.yanhuo.payments;

import io.yanhuo.shared.Money;
import java.time.Instant;

/**
 * Something a diner is to pay for.
 *
 * @param subject what is paid for, unique in the restaurant: an order's id
 * @param description what the payer reads, at most 127 characters
 * @param expiresAt after this moment WeChat refuses the payment
 */
public record Payable(String subject, Money amount, String description, Instant expiresAt) {}
