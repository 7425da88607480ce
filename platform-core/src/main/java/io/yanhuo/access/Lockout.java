package io.yanhuo.access;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MasterKey;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Utc;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts wrong logins and locks for ten minutes where they came from: else whoever knows a name
 * could keep its owner out. A name that many networks guess at is locked for all of them until the
 * hour is over. A try is counted before it is looked at, so that a hundred at once are no more than
 * five.
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

    /** Without a try for so long, those before are forgotten. */
    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient platform;
    private final MasterKey key;
    private final Clock clock;

    Lockout(JdbcClient platform, MasterKey key, Clock clock) {
        this.platform = platform;
        this.key = key;
        this.clock = clock;
    }

    /**
     * @throws Refused while locked
     */
    void tryOnce(Login login, Network from) {
        var soon = clock.instant().plus(LOCKED);
        count(addressTarget(login, from), TRIES_OF_AN_ADDRESS, soon);
        if (!(login instanceof Login.Password p)) return;
        // What is not looked at here is none of the tries that the name has elsewhere.
        count(nameTarget(p, from.name()), TRIES, soon);
        var hour = hour();
        count(nameTarget(p, hour.toString()), TRIES_OF_A_NAME, hour.plus(HOUR));
    }

    /** It was right: what was counted for it does not count. */
    void right(Login login, Network from) {
        takeBack(addressTarget(login, from));
        if (login instanceof Login.Password p) {
            platform.sql("DELETE FROM login_failure WHERE target = ?")
                    .param(nameTarget(p, from.name()))
                    .update();
            // Not those of others: its owner comes in while they guess.
            takeBack(nameTarget(p, hour().toString()));
        }
    }

    void sweep(Instant now) {
        platform.sql("DELETE FROM login_failure WHERE last_at < ?")
                .param(utc(now.minus(Duration.ofDays(1))))
                .update();
    }

    private void takeBack(String target) {
        platform.sql(
                        """
                        UPDATE login_failure
                           SET failures = GREATEST(failures - 1, 0), locked_until = NULL
                         WHERE target = ?
                        """)
                .param(target)
                .update();
    }

    private void count(String target, int limit, Instant until) {
        var now = clock.instant();
        platform.sql("INSERT IGNORE INTO login_failure VALUES (?, 0, NULL, ?)")
                .params(target, utc(now))
                .update();
        int counted =
                platform.sql(
                                """
                                UPDATE login_failure
                                   SET failures = IF(last_at < :forgotten
                                                     OR locked_until IS NOT NULL, 1, failures + 1),
                                       locked_until = IF(failures >= :limit, :until, NULL),
                                       last_at = :now
                                 WHERE target = :target
                                   AND (locked_until IS NULL OR locked_until <= :now)
                                """)
                        .param("forgotten", utc(now.minus(HOUR)))
                        .param("limit", limit)
                        .param("until", utc(until))
                        .param("now", utc(now))
                        .param("target", target)
                        .update();
        if (counted == 0) throw new Refused(new AccessRefusal.LockedOut(minutes(target, now)));
    }

    private long minutes(String target, Instant now) {
        var until =
                platform.sql("SELECT locked_until FROM login_failure WHERE target = ?")
                        .param(target)
                        .query((row, _) -> Utc.instant(row, "locked_until"))
                        .optional()
                        .orElse(now);
        return Math.max(1, Duration.between(now, until).plusSeconds(59).toMinutes());
    }

    private Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    /**
     * @param which of the name's tries: from one network, or of one hour
     */
    private String nameTarget(Login.Password login, String which) {
        var name = login.name().strip().toLowerCase(Locale.ROOT);
        return key.hash("login-failure", which + "|" + door(login) + "|" + name);
    }

    /** By door: a guest in the restaurant's network must not lock out those who work there. */
    private String addressTarget(Login login, Network from) {
        return key.hash("login-failure", "address|" + door(login) + "|" + from);
    }

    private static String door(Login login) {
        var restaurant = TenantScope.bound() ? TenantScope.current().tenant() : "platform";
        return login.kind() + "|" + restaurant;
    }
}
