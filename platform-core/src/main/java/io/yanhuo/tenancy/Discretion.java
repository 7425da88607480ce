package io.yanhuo.tenancy;

/** Whether whoever the current work is done for must not learn who the restaurant's people are. */
@FunctionalInterface
public interface Discretion {
    boolean kept();
}
