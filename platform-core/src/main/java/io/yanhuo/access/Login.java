package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.TenantScope;
import java.util.Locale;
import org.apache.shiro.authc.AuthenticationToken;
import org.jspecify.annotations.Nullable;

/** What somebody brings to be let in as one kind of person. */
sealed interface Login extends AuthenticationToken {
    Who kind();

    /** Who somebody claims to be, however it was typed. */
    String who();

    /** Where it is tried: as what, and at which restaurant. */
    default String door() {
        var restaurant = TenantScope.bound() ? TenantScope.current().tenant() : "platform";
        return kind() + "|" + restaurant;
    }

    /**
     * @param name phone number of staff, login of an operator
     */
    record Password(Who kind, String name, String password) implements Login {
        @Override
        public String who() {
            return name.strip().toLowerCase(Locale.ROOT);
        }

        @Override
        public Object getPrincipal() {
            return name;
        }

        @Override
        public Object getCredentials() {
            return password;
        }

        /** The password would end in a log. */
        @Override
        public String toString() {
            return kind + " by password";
        }
    }

    /**
     * @param before the id under which this browser's person was known so far
     */
    record Code(Who kind, PhoneNumber phone, String code, @Nullable String before)
            implements Login {
        static String purpose(Who kind) {
            return kind.name().toLowerCase(Locale.ROOT) + "-login";
        }

        String purpose() {
            return purpose(kind);
        }

        @Override
        public String who() {
            return phone.digits();
        }

        @Override
        public Object getPrincipal() {
            return phone;
        }

        @Override
        public Object getCredentials() {
            return code;
        }

        @Override
        public String toString() {
            return kind + " by code to " + phone;
        }
    }
}
