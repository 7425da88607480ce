package io.yanhuo.access;

import org.apache.shiro.authc.AuthenticationInfo;
import org.springframework.stereotype.Component;

/** Operators in workspaces. Nobody signs in as one: {@link SupportSessions} lets them in. */
@Component
class SupportRealm extends ActorRealm {
    SupportRealm(Passwords passwords) {
        super(Who.SUPPORT, passwords);
    }

    @Override
    AuthenticationInfo byName(String name) {
        return nobody();
    }

    @Override
    AuthenticationInfo byCode(Login.Code login) {
        return nobody();
    }
}
