package io.yanhuo.tenancy;

/** What this restaurant's personal data was sealed with is gone for good. */
public final class KeysDestroyed extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    KeysDestroyed(TenantId tenant) {
        super("the keys of tenant " + tenant + " have been destroyed");
    }
}
