package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The people who work in the restaurant of the current scope. */
@Service
public class StaffAccounts {
    /**
     * Repeating it for the same phone number changes nothing and returns the same id.
     *
     * @param password null for somebody who logs in by SMS code only
     */
    public String create(
            String name, PhoneNumber phone, StaffRole role, @Nullable String password) {
        throw new UnsupportedOperationException();
    }

    public List<Staff> all() {
        throw new UnsupportedOperationException();
    }
}
