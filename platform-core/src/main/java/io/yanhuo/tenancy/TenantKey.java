package io.yanhuo.tenancy;

/**
 * The key under which something is remembered in memory. It cannot be built without a restaurant,
 * so two of them never share what is remembered, and a change of place or state forgets it.
 */
public record TenantKey(TenantId tenant, long epoch, String name) {
    /** For the restaurant in whose scope the work happens. */
    public static TenantKey of(String name) {
        var scope = TenantScope.current();
        return new TenantKey(scope.tenant(), scope.epoch(), name);
    }
}
