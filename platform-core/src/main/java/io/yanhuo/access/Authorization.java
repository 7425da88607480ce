package io.yanhuo.access;

import java.util.Arrays;
import org.apache.shiro.mgt.SecurityManager;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.subject.Subject;
import org.springframework.stereotype.Service;

/** What somebody who was recognised may do. */
@Service
public class Authorization {
    private final SecurityManager security;

    Authorization(SecurityManager security) {
        this.security = security;
    }

    /** All of these. */
    public boolean permits(Actor actor, Permission... wanted) {
        if (wanted.length == 0) return true;
        if (!actor.known()) return false;
        return subject(actor)
                .isPermittedAll(
                        Arrays.stream(wanted).map(Permission::shiro).toArray(String[]::new));
    }

    private Subject subject(Actor actor) {
        return new Subject.Builder(security)
                .principals(new SimplePrincipalCollection(actor, actor.kind().name()))
                .authenticated(true)
                .sessionCreationEnabled(false)
                .buildSubject();
    }
}
