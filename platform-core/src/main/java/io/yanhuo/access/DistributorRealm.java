package io.yanhuo.access;

import org.apache.shiro.authc.AuthenticationInfo;
import org.springframework.stereotype.Component;

/** The people who earn by recommending restaurants. */
@Component
class DistributorRealm extends ActorRealm {
    private final DistributorIdentity identity;
    private final SmsCodes codes;

    DistributorRealm(DistributorIdentity identity, SmsCodes codes, Passwords passwords) {
        super(Who.DISTRIBUTOR, passwords);
        this.identity = identity;
        this.codes = codes;
    }

    @Override
    AuthenticationInfo byName(String name) {
        return nobody();
    }

    @Override
    AuthenticationInfo byCode(Login.Code login) {
        codes.verify(login.purpose(), login.phone(), login.code());
        var phone = login.phone();
        var actor = new Actor(Who.DISTRIBUTOR, null, identity.of(phone), phone.masked(), null);
        return found(actor, "");
    }
}
