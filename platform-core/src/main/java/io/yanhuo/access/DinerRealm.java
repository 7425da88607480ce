package io.yanhuo.access;

import io.yanhuo.tenancy.TenantScope;
import org.apache.shiro.authc.AuthenticationInfo;
import org.springframework.stereotype.Component;

/** The diners of the restaurant of the current scope. */
@Component
class DinerRealm extends ActorRealm {
    private final Diners diners;
    private final SmsCodes codes;

    DinerRealm(Diners diners, SmsCodes codes, Passwords passwords) {
        super(Who.DINER, passwords);
        this.diners = diners;
        this.codes = codes;
    }

    static Actor actor(String dinerId) {
        return new Actor(Who.DINER, TenantScope.current().tenant(), dinerId, "", null);
    }

    @Override
    AuthenticationInfo byName(String name) {
        return nobody();
    }

    @Override
    AuthenticationInfo byCode(Login.Code login) {
        codes.verify(login.purpose(), login.phone(), login.code());
        return found(actor(diners.provePhone(login.before(), login.phone())), "");
    }
}
