package io.yanhuo.access;

import io.yanhuo.tenancy.MasterKey;
import io.yanhuo.tenancy.TenantScope;
import org.springframework.stereotype.Component;

/** What a row keeps in place of a token: a keyed hash that belongs to one restaurant. */
@Component
class SessionTokens {
    private final MasterKey key;

    SessionTokens(MasterKey key) {
        this.key = key;
    }

    String staff(String token) {
        return key.hash("staff-session|" + TenantScope.current().tenant(), token);
    }

    String operator(String token) {
        return key.hash("operator-session", token);
    }

    String ticket(String token) {
        return key.hash("ticket|" + TenantScope.current().tenant(), token);
    }
}
