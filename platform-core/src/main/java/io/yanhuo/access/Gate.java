package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
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
    private final SmsCodes codes;

    Gate(SecurityManager security, Lockout lockout, SmsCodes codes) {
        this.security = security;
        this.lockout = lockout;
        this.codes = codes;
    }

    /** Sends what {@link Login.Code} needs, whether or not the number is known here. */
    void sendCode(Who kind, PhoneNumber phone) {
        codes.send(Login.Code.purpose(kind), phone);
    }

    /**
     * @param from where it is tried
     * @throws Refused if it is wrong, or was wrong too often
     */
    Actor open(Login login, Network from) {
        lockout.tryOnce(login, from);
        try {
            var subject =
                    new Subject.Builder(security).sessionCreationEnabled(false).buildSubject();
            subject.login(login);
            lockout.right(login, from);
            return (Actor) subject.getPrincipal();
        } catch (AuthenticationException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new Refused(new AccessRefusal.WrongCredentials());
        }
    }
}
