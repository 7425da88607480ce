package io.yanhuo.subscriptions;

import io.yanhuo.shared.Money;

/**
 * What a restaurant may subscribe to.
 *
 * @param code stable, such as {@code standard}; its texts are {@code subscriptions.plan.<code>.…}
 * @param monthly price of a month
 * @param yearly price of a year
 */
public record Plan(String code, Money monthly, Money yearly) {}
