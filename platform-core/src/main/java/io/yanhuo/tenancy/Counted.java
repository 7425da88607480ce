package io.yanhuo.tenancy;

/** Knows how many there really are; a bean for each {@link Metric} that stays until removed. */
public interface Counted {
    Metric metric();

    /** Of the restaurant of the current scope, in its current transaction. */
    long count();
}
