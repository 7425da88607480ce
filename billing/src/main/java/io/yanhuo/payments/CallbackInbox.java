package io.yanhuo.payments;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.payments.wechat.NoticeReader.Notice;
import io.yanhuo.tenancy.PersonalData;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What WeChat has told us, kept before we say thank you: so a notice outlives a crash and a
 * restaurant's database that is down.
 */
@Repository
class CallbackInbox {
    /** So long whoever received a notice has to process it before the sweep does. */
    private static final Duration HEAD_START = Duration.ofSeconds(30);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int LONGEST_DETAIL = 300;

    private final JdbcClient platform;
    private final PersonalData personal;
    private final Clock clock;

    CallbackInbox(JdbcClient platform, PersonalData personal, Clock clock) {
        this.platform = platform;
        this.personal = personal;
        this.clock = clock;
    }

    /** What became of a notice. */
    enum Outcome {
        DONE,
        /** Of a kind that does not concern us. */
        IGNORED,
        /** Genuine, but not what we asked for: nothing was booked, people look at it. */
        QUARANTINED
    }

    record Letter(long id, String callbackKey, String eventType, byte[] sealed, int attempts) {}

    /** Empty for a copy of what is there already. */
    Optional<Letter> keep(String callbackKey, Notice notice, byte[] body) {
        var sealed = personal.encrypt(notice.resource(), "callback_inbox", "resource");
        try {
            platform.sql(
                            """
                            INSERT INTO callback_inbox
                                   (callback_key, notify_id, event_type, digest, resource, state,
                                    attempts, due_at, received_at)
                            VALUES (?, ?, ?, ?, ?, 'NEW', 0, ?, ?)
                            """)
                    .params(
                            callbackKey,
                            notice.id(),
                            notice.eventType(),
                            digest(body),
                            sealed,
                            utc(clock.instant().plus(HEAD_START)),
                            utc(clock.instant()))
                    .update();
        } catch (DuplicateKeyException _) {
            return Optional.empty();
        }
        return platform.sql(
                        "SELECT inbox_id, callback_key, event_type, resource, attempts"
                                + " FROM callback_inbox WHERE callback_key = ? AND notify_id = ?")
                .params(callbackKey, notice.id())
                .query(CallbackInbox::letter)
                .optional();
    }

    List<Letter> due(int limit) {
        return platform.sql(
                        "SELECT inbox_id, callback_key, event_type, resource, attempts"
                                + " FROM callback_inbox WHERE due_at <= ? ORDER BY due_at LIMIT ?")
                .params(utc(clock.instant()), limit)
                .query(CallbackInbox::letter)
                .list();
    }

    /** True for the one who is to process it now; after a pause the next one may try. */
    boolean claim(Letter letter) {
        long seconds = Math.min(10L << Math.min(letter.attempts(), 10), LONGEST_PAUSE.toSeconds());
        var pause = Duration.ofSeconds(Math.max(seconds, HEAD_START.toSeconds()));
        return platform.sql(
                                "UPDATE callback_inbox SET attempts = attempts + 1, due_at = ?"
                                        + " WHERE inbox_id = ? AND attempts = ? AND state = 'NEW'")
                        .params(utc(clock.instant().plus(pause)), letter.id(), letter.attempts())
                        .update()
                == 1;
    }

    /** It was no attempt: the pause before the next one gets no longer. */
    void putOff(Letter letter) {
        platform.sql(
                        "UPDATE callback_inbox SET attempts = ?, due_at = ?"
                                + " WHERE inbox_id = ? AND attempts = ? AND state = 'NEW'")
                .params(letter.attempts(), utc(clock.instant().plus(HEAD_START)))
                .params(letter.id(), letter.attempts() + 1)
                .update();
    }

    void finish(Letter letter, Outcome outcome, String detail) {
        platform.sql(
                        "UPDATE callback_inbox SET state = ?, detail = ?, due_at = NULL,"
                                + " done_at = ? WHERE inbox_id = ?")
                .params(
                        outcome.name(),
                        detail.substring(0, Math.min(LONGEST_DETAIL, detail.length())),
                        utc(clock.instant()),
                        letter.id())
                .update();
    }

    /** WeChat repeats nothing for so long, and an old copy is refused for its age. */
    void forgetOld() {
        platform.sql("DELETE FROM callback_inbox WHERE received_at < ? AND state <> 'NEW'")
                .param(utc(clock.instant().minus(KEPT)))
                .update();
    }

    String open(Letter letter) {
        return personal.secret(letter.sealed(), "callback_inbox", "resource");
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getLong("inbox_id"),
                row.getString("callback_key"),
                row.getString("event_type"),
                row.getBytes("resource"),
                row.getInt("attempts"));
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
