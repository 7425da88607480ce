package io.yanhuo.access;

import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MasterKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts wrong logins and locks for ten minutes where they came from: else whoever knows a name
 * could keep its owner out. A name that many networks guess at is locked for all of them until the
 * hour is over, except for the browsers where its owner was let in before: those have their own
 * five tries, so that nobody's guessing keeps her out of them (OWASP calls this device cookies).
 */
@Component
@Transactional(transactionManager = "platform", propagation = Propagation.NOT_SUPPORTED)
class Lockout {
    static final int TRIES = 5;

    /**
     * Of one name within an hour of the clock, from everywhere: 1,200 guesses a day, however many
     * machines they come from. One network alone gets no further than thirty and locks nobody else
     * out.
     */
    static final int TRIES_OF_A_NAME = 50;

    /** Behind one address there may be a whole shopping centre. */
    static final int TRIES_OF_AN_ADDRESS = 50;

    private static final Duration LOCKED = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Tries tries;
    private final MasterKey key;
    private final Clock clock;

    Lockout(Tries tries, MasterKey key, Clock clock) {
        this.tries = tries;
        this.key = key;
        this.clock = clock;
    }

    /**
     * @throws Refused while locked
     */
    void tryOnce(Login login, Origin from) {
        var soon = clock.instant().plus(LOCKED);
        if (login instanceof Login.Password p && from.known()) {
            count(browserTarget(p, from), TRIES, soon);
            countOfName(p, knownHour());
            return;
        }
        count(addressTarget(login, from), TRIES_OF_AN_ADDRESS, soon);
        if (!(login instanceof Login.Password p)) return;
        // What is not looked at here is none of the tries that the name has elsewhere.
        count(networkTarget(p, from), TRIES, soon);
        countOfName(p, hour().toString());
    }

    /** It was right: what was counted for it does not count. */
    void right(Login login, Origin from) {
        if (login instanceof Login.Password p && from.known()) {
            tries.forget(browserTarget(p, from));
            tries.takeBack(nameTarget(p, knownHour()));
            return;
        }
        tries.takeBack(addressTarget(login, from));
        if (login instanceof Login.Password p) {
            tries.forget(networkTarget(p, from));
            // Not those of others: its owner comes in while they guess.
            tries.takeBack(nameTarget(p, hour().toString()));
        }
    }

    private void countOfName(Login.Password login, String which) {
        count(nameTarget(login, which), TRIES_OF_A_NAME, hour().plus(HOUR));
    }

    private void count(String target, int limit, Instant until) {
        if (tries.count(target, limit, until)) return;
        throw new Refused(new AccessRefusal.LockedOut(tries.lockedFor(target).orElse(1L)));
    }

    private Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    /**
     * All known browsers together: whoever had the password once may have let himself into many.
     */
    private String knownHour() {
        return "known " + hour();
    }

    private String networkTarget(Login.Password login, Origin from) {
        return nameTarget(login, from.network().name());
    }

    private String browserTarget(Login.Password login, Origin from) {
        return nameTarget(login, "browser " + from.browser());
    }

    /**
     * @param which of the name's tries: from one network or browser, or of one hour
     */
    private String nameTarget(Login.Password login, String which) {
        return key.hash("login-failure", which + "|" + login.door() + "|" + login.who());
    }

    /** By door: a guest in the restaurant's network must not lock out those who work there. */
    private String addressTarget(Login login, Origin from) {
        return key.hash("login-failure", "address|" + login.door() + "|" + from.network());
    }
}
