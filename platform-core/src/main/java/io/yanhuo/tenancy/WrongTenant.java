package io.yanhuo.tenancy;

/** A connection arrived in a schema that is not, or no longer, the restaurant's. */
final class WrongTenant extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    WrongTenant(TenantScope scope) {
        super("the schema is not that of tenant " + scope.tenant() + " at epoch " + scope.epoch());
    }
}
