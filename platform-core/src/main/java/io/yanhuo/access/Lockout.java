package io.yanhuo.access;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MasterKey;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Utc;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts wrong logins and locks for ten minutes. A try is counted before it is looked at, so that a
 * hundred at once are no more than five.
 */
@Component
@Transactional(transactionManager = "platform", propagation = Propagation.NOT_SUPPORTED)
class Lockout {
    static final int TRIES = 5;

    /** Behind one address there may be a whole shopping centre. */
    static final int TRIES_OF_AN_ADDRESS = 50;

    private static final Duration LOCKED = Duration.ofMinutes(10);
    private static final Duration FORGOTTEN = Duration.ofHours(1);

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
    void tryOnce(Login login, String address) {
        count(addressTarget(login, address), TRIES_OF_AN_ADDRESS);
        if (login instanceof Login.Password p) count(nameTarget(p), TRIES);
    }

    /** It was right: what was counted for it does not count. */
    void right(Login login, String address) {
        platform.sql(
                        """
                        UPDATE login_failure
                           SET failures = GREATEST(failures - 1, 0), locked_until = NULL
                         WHERE target = ?
                        """)
                .param(addressTarget(login, address))
                .update();
        if (login instanceof Login.Password p) {
            platform.sql("DELETE FROM login_failure WHERE target = ?")
                    .param(nameTarget(p))
                    .update();
        }
    }

    void sweep(Instant now) {
        platform.sql("DELETE FROM login_failure WHERE last_at < ?")
                .param(utc(now.minus(Duration.ofDays(1))))
                .update();
    }

    private void count(String target, int limit) {
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
                        .param("forgotten", utc(now.minus(FORGOTTEN)))
                        .param("limit", limit)
                        .param("until", utc(now.plus(LOCKED)))
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

    private String nameTarget(Login.Password login) {
        var name = login.name().strip().toLowerCase(Locale.ROOT);
        return key.hash("login-failure", door(login) + "|" + name);
    }

    /** By door: a guest in the restaurant's network must not lock out those who work there. */
    private String addressTarget(Login login, String address) {
        return key.hash("login-failure", "address|" + door(login) + "|" + address);
    }

    private static String door(Login login) {
        var restaurant = TenantScope.bound() ? TenantScope.current().tenant() : "platform";
        return login.kind() + "|" + restaurant;
    }
}
