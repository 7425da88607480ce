package io.yanhuo.tenancy;

/**
 * How much of something a restaurant may have.
 *
 * @param hard whether more is refused; else it is counted and goes on
 */
public record Limit(long amount, boolean hard) {}
