package io.yanhuo.tenancy;

/**
 * What the restaurant of the current scope may use, as its plan and its payments have it. Known to
 * those who sell plans; asked by everybody, so it answers from memory and follows a change within
 * seconds.
 */
public interface Entitlements {
    boolean has(Feature feature);

    Limit limit(Metric metric);
}
