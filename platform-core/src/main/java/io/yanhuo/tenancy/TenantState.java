package io.yanhuo.tenancy;

import java.util.EnumSet;
import java.util.Set;

/** Where a restaurant is in its life on the platform. */
public enum TenantState {
    PROVISIONING,
    PROVISION_FAILED,
    ACTIVE,
    SUSPENDED;

    /** The states that may follow. */
    public Set<TenantState> next() {
        return switch (this) {
            case PROVISIONING -> EnumSet.of(ACTIVE, PROVISION_FAILED);
            case PROVISION_FAILED -> EnumSet.of(PROVISIONING);
            case ACTIVE -> EnumSet.of(SUSPENDED);
            case SUSPENDED -> EnumSet.of(ACTIVE);
        };
    }

    /** Whether it has ever been open, so that its data is somebody's livelihood. */
    public boolean born() {
        return this == ACTIVE || this == SUSPENDED;
    }

    /** Whether diners may see the storefront and staff may work. */
    public boolean open() {
        return this == ACTIVE;
    }
}
