package io.yanhuo.access;

import org.apache.shiro.authc.AuthenticationInfo;
import org.springframework.stereotype.Component;

/** The people who run the platform. */
@Component
class OperatorRealm extends ActorRealm {
    private final OperatorRows rows;
    private final Passwords passwords;

    OperatorRealm(OperatorRows rows, Passwords passwords) {
        super(Who.OPERATOR, passwords);
        this.rows = rows;
        this.passwords = passwords;
    }

    @Override
    AuthenticationInfo byName(String name) {
        return rows.byLogin(name)
                .filter(OperatorRows.Operator::maySignIn)
                .map(operator -> found(operator.actor(), operator.passwordHash()))
                .orElseGet(() -> found(CurrentActor.stranger(), passwords.decoy()));
    }

    @Override
    AuthenticationInfo byCode(Login.Code login) {
        return nobody();
    }
}
