package io.yanhuo.tenancy;

/**
 * An operation has reached a point whose result outlives the process. Published on the thread that
 * does the work.
 *
 * @param point such as {@code begun}, {@code performed}, {@code recorded}, or a point within the
 *     step
 */
public record OperationReached(String operationId, String step, String point) {}
