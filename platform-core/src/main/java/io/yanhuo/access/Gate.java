package io.yanhuo.access;

import io.yanhuo.shared.Refused;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.mgt.SecurityManager;
import org.apache.shiro.subject.Subject;
import org.springframework.stereotype.Component;

/** Lets people in by what they bring, and shuts for a while when too much of it was wrong. */
@Component
class Gate {
    private final SecurityManager security;
    private final Lockout lockout;

    Gate(SecurityManager security, Lockout lockout) {
        this.security = security;
        this.lockout = lockout;
    }

    /**
     * @param address from where it is tried
     * @throws Refused if it is wrong, or was wrong too often
     */
    Actor open(Login login, String address) {
        lockout.tryOnce(login, address);
        try {
            var subject =
                    new Subject.Builder(security).sessionCreationEnabled(false).buildSubject();
            subject.login(login);
            lockout.right(login, address);
            return (Actor) subject.getPrincipal();
        } catch (AuthenticationException _) {
            throw new Refused(new AccessRefusal.WrongCredentials());
        }
    }
}
