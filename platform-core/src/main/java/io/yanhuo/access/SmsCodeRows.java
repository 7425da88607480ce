package io.yanhuo.access;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Utc;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The codes under way and how often they were asked for and guessed at. Each rule is one
 * conditional statement, so that it holds for a hundred requests at once.
 */
@Repository
class SmsCodeRows {
    /** At one code, from everywhere but where it was asked for. */
    static final int TRIES = 10;

    private static final Duration VALID = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(60);
    private static final ZoneId DAYS_OF = ZoneId.of("Asia/Shanghai");

    private final JdbcClient platform;
    private final Clock clock;

    SmsCodeRows(JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /**
     * Writes the new code, if one may be sent now, and where it was asked for. A time of sending
     * that lies far ahead comes from a clock that was put back, and holds nobody up; one that lies
     * a moment ahead was written by another request that began a moment later.
     */
    void replace(String target, String codeHash, String from, int aDay) {
        create(target);
        var now = clock.instant();
        int sent =
                platform.sql(
                                """
                                UPDATE sms_code
                                   SET code_hash = :hash, attempts = 0,
                                       asked_from = :from, sent_at = :now, expires_at = :expires,
                                       sent_today = IF(day = :day, sent_today + 1, 1), day = :day
                                 WHERE target = :target
                                   AND (sent_at <= :before OR sent_at > :ahead)
                                   AND (day <> :day OR sent_today < :aDay)
                                """)
                        .param("hash", codeHash)
                        .param("from", from)
                        .param("now", utc(now))
                        .param("expires", utc(now.plus(VALID)))
                        .param("day", day(now))
                        .param("target", target)
                        .param("before", utc(now.minus(PAUSE)))
                        .param("ahead", utc(now.plus(PAUSE)))
                        .param("aDay", aDay)
                        .update();
        if (sent == 0) throw whyNot(target, now);
    }

    /** The message did not leave: the next one need not wait. */
    void takeBack(String target) {
        platform.sql(
                        """
                        UPDATE sms_code SET code_hash = '', sent_at = '2000-01-01'
                         WHERE target = ?
                        """)
                .param(target)
                .update();
    }

    /**
     * Counts before comparing, so that many guesses at once are no more than so many. Where the
     * code was asked for none is counted here: nobody elsewhere can make it worthless there.
     *
     * @return false if it must not be compared
     */
    boolean countTry(String target, String from) {
        return platform.sql(
                                """
                                UPDATE sms_code
                                   SET attempts = attempts + IF(asked_from = :from, 0, 1)
                                 WHERE target = :target AND code_hash <> ''
                                   AND (asked_from = :from OR attempts < :tries)
                                """)
                        .param("from", from)
                        .param("target", target)
                        .param("tries", TRIES)
                        .update()
                == 1;
    }

    boolean use(String target, String codeHash) {
        return platform.sql(
                                """
                                UPDATE sms_code
                                   SET code_hash = ''
                                 WHERE target = ? AND code_hash = ? AND expires_at > ?
                                """)
                        .params(target, codeHash, utc(clock.instant()))
                        .update()
                == 1;
    }

    /**
     * Counts a message of today, whatever it is for.
     *
     * @param target whom it goes to, or who has it sent
     * @return false if there were as many already
     */
    boolean count(String target, int most) {
        create(target);
        return platform.sql(
                                """
                                UPDATE sms_code
                                   SET sent_today = IF(day = :day, sent_today + 1, 1), day = :day
                                 WHERE target = :target AND (day <> :day OR sent_today < :most)
                                """)
                        .param("day", day(clock.instant()))
                        .param("target", target)
                        .param("most", most)
                        .update()
                == 1;
    }

    /** What was sent, tried and counted on days before yesterday matters to nobody. */
    void sweep(Instant now) {
        platform.sql("DELETE FROM sms_code WHERE day < ? AND sent_at < ?")
                .params(day(now).minusDays(1), utc(now.minus(Duration.ofDays(1))))
                .update();
    }

    private void create(String target) {
        platform.sql(
                        """
                        INSERT IGNORE INTO sms_code
                               (target, code_hash, sent_at, expires_at, attempts, day, sent_today)
                        VALUES (?, '', '2000-01-01', '2000-01-01', 0, '2000-01-01', 0)
                        """)
                .param(target)
                .update();
    }

    private Refused whyNot(String target, Instant now) {
        var next =
                platform.sql("SELECT sent_at FROM sms_code WHERE target = ?")
                        .param(target)
                        .query((found, _) -> Utc.required(found, "sent_at"))
                        .optional()
                        .orElse(Instant.EPOCH)
                        .plus(PAUSE);
        return new Refused(
                next.isAfter(now)
                        ? new AccessRefusal.CodeTooSoon(Duration.between(now, next).toSeconds() + 1)
                        : new AccessRefusal.NoMoreCodesToday());
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, DAYS_OF);
    }
}
