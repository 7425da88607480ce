package io.yanhuo.ordering;

import org.jspecify.annotations.Nullable;

/**
 * That something happened to an order.
 *
 * @param id ascends with time, roughly: transactions end in another order than they begin
 * @param status null if it concerns the kitchen alone
 */
record Change(long id, String orderId, @Nullable OrderStatus status) {}
