package io.yanhuo.commissions;

import io.yanhuo.shared.Money;

/** What a distributor has earned; available may be below zero after a late refund. */
public record Balances(Money pending, Money available) {}
