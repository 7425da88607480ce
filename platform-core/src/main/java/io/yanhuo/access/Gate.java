package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
    private final KnownBrowsers browsers;

    Gate(SecurityManager security, Lockout lockout, SmsCodes codes, KnownBrowsers browsers) {
        this.security = security;
        this.lockout = lockout;
        this.codes = codes;
        this.browsers = browsers;
    }

    /** Sends what {@link Login.Code} needs, whether or not the number is known here. */
    void sendCode(Who kind, PhoneNumber phone) {
        codes.send(Login.Code.purpose(kind), phone);
    }

    /** Who came in, and by what. */
    record Entered(Actor actor, Proof proof) {}

    /**
     * @throws Refused if it is wrong, or was wrong too often
     */
    Actor open(Login login, HttpServletRequest request, HttpServletResponse response) {
        return enter(login, request, response).actor();
    }

    /** The same, for whoever has to know that what was right still is. */
    Entered enter(Login login, HttpServletRequest request, HttpServletResponse response) {
        var from = new Origin(Network.of(request), browsers.of(login, request));
        var entered = enter(login, from);
        if (login.kind().hasPassword()) {
            browsers.remember(login, from.browser(), request, response);
        }
        return entered;
    }

    private Entered enter(Login login, Origin from) {
        lockout.tryOnce(login, from);
        try {
            var subject =
                    new Subject.Builder(security).sessionCreationEnabled(false).buildSubject();
            subject.login(login);
            lockout.right(login, from);
            var proof = subject.getPrincipals().oneByType(Proof.class);
            return new Entered((Actor) subject.getPrincipal(), proof);
        } catch (AuthenticationException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new Refused(new AccessRefusal.WrongCredentials());
        }
    }
}
