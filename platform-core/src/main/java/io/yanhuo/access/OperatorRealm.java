package io.yanhuo.access;

import static io.yanhuo.access.Permission.AUDIT_VIEW;
import static io.yanhuo.access.Permission.OPERATIONS_RETRY;
import static io.yanhuo.access.Permission.TENANTS_SUSPEND;
import static io.yanhuo.access.Permission.TENANTS_VIEW;

import java.util.EnumSet;
import java.util.Set;
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
                .map(operator -> found(operator.actor(), operator.passwordHash()))
                .orElseGet(() -> found(CurrentActor.stranger(), passwords.decoy()));
    }

    @Override
    AuthenticationInfo byCode(Login.Code login) {
        return nobody();
    }

    @Override
    Set<Permission> permissions(Actor actor) {
        return EnumSet.of(TENANTS_VIEW, TENANTS_SUSPEND, OPERATIONS_RETRY, AUDIT_VIEW);
    }
}
