package io.yanhuo.access;

import java.util.EnumSet;
import java.util.Set;
import org.apache.shiro.authc.AuthenticationInfo;
import org.springframework.stereotype.Component;

/** The people who earn by recommending restaurants. */
@Component
class DistributorRealm extends ActorRealm {
    private final Distributors distributors;
    private final SmsCodes codes;

    DistributorRealm(Distributors distributors, SmsCodes codes, Passwords passwords) {
        super(Who.DISTRIBUTOR, passwords);
        this.distributors = distributors;
        this.codes = codes;
    }

    @Override
    AuthenticationInfo byName(String name) {
        return nobody();
    }

    @Override
    AuthenticationInfo byCode(Login.Code login) {
        codes.verify(login.purpose(), login.phone(), login.code());
        return found(distributors.actor(login.phone()), "");
    }

    @Override
    Set<Permission> permissions(Actor actor) {
        return EnumSet.noneOf(Permission.class);
    }
}
