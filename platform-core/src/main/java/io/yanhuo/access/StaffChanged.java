package io.yanhuo.access;

import org.jspecify.annotations.Nullable;

/**
 * Somebody in the restaurant of the current scope works as something else now, or has left.
 *
 * @param now null for somebody who has left
 */
public record StaffChanged(String staff, StaffRole before, @Nullable StaffRole now) {
    /** Whether the person might do this before, and may not any more. */
    public boolean loses(Permission permission) {
        return before.permissions().contains(permission)
                && (now == null || !now.permissions().contains(permission));
    }

    public boolean left() {
        return now == null;
    }
}
