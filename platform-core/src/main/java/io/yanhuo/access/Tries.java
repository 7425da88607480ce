package io.yanhuo.access;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.tenancy.Utc;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How often something was tried, and until when no more tries are looked at. A try is counted
 * before it is looked at, so that a hundred at once are no more than the limit.
 */
@Repository
class Tries {
    /** Without a try for so long, those before are forgotten. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final JdbcClient platform;
    private final Clock clock;

    Tries(JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /**
     * Counts one, unless there were too many.
     *
     * @param until when tries are looked at again once there were as many as {@code limit}
     * @return false if this one must not be looked at
     */
    boolean count(String target, int limit, Instant until) {
        var now = clock.instant();
        platform.sql("INSERT IGNORE INTO login_failure VALUES (?, 0, NULL, ?)")
                .params(target, utc(now))
                .update();
        return platform.sql(
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
                        .param("until", utc(until))
                        .param("now", utc(now))
                        .param("target", target)
                        .update()
                == 1;
    }

    /** For how many minutes, rounded up, none is looked at any more; nothing if they are. */
    Optional<Long> lockedFor(String target) {
        var now = clock.instant();
        return platform.sql(
                        "SELECT locked_until FROM login_failure"
                                + " WHERE target = ? AND locked_until > ?")
                .params(target, utc(now))
                .query((row, _) -> Utc.required(row, "locked_until"))
                .optional()
                .map(until -> Duration.between(now, until).plusSeconds(59).toMinutes());
    }

    /** All of them; not their row, which another may be counting in. */
    void forget(String target) {
        platform.sql(
                        """
                        UPDATE login_failure SET failures = 0, locked_until = NULL
                         WHERE target = ?
                        """)
                .param(target)
                .update();
    }

    /** One of them was none of those to be counted. */
    void takeBack(String target) {
        platform.sql(
                        """
                        UPDATE login_failure
                           SET failures = GREATEST(failures - 1, 0), locked_until = NULL
                         WHERE target = ?
                        """)
                .param(target)
                .update();
    }

    void sweep(Instant now) {
        platform.sql("DELETE FROM login_failure WHERE last_at < ?")
                .param(utc(now.minus(Duration.ofDays(1))))
                .update();
    }
}
