package io.yanhuo.tenancy;

/** A restaurant's data was asked for by work that belongs to no restaurant. */
public final class NoTenantScope extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoTenantScope() {
        super("this work belongs to no tenant; bind a TenantScope first");
    }
}
