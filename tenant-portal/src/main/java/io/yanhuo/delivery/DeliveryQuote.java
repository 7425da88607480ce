package io.yanhuo.delivery;

import io.yanhuo.shared.Money;

/**
 * What bringing a meal to a place costs.
 *
 * @param metres as the crow flies
 */
public record DeliveryQuote(long metres, Money fee) {}
