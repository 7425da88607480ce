package io.yanhuo.signup;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Slug;
import io.yanhuo.tenancy.NewTenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A restaurant's sign-up as it was sent. */
record Signup(
        String id,
        String name,
        Slug wanted,
        String cuisine,
        String colour,
        PhoneNumber owner,
        @Nullable Instant welcomedAt) {
    NewTenant tenant() {
        return new NewTenant(wanted, name, owner);
    }
}
