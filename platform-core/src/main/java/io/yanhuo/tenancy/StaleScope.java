package io.yanhuo.tenancy;

/** The restaurant has moved, or is moving: whoever asks again is told where it is now. */
final class StaleScope extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    StaleScope(TenantScope scope) {
        super("tenant " + scope.tenant() + " is no longer at epoch " + scope.epoch());
    }
}
