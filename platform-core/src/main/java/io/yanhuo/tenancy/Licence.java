package io.yanhuo.tenancy;

import java.time.LocalDate;

/**
 * Food business licence (食品经营许可证); without a valid one a store may not take orders.
 *
 * @param number {@code JY} and 14 digits
 * @param validUntil the last day on which it is valid
 */
public record Licence(String number, String holder, LocalDate validUntil) {}
