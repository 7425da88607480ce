package io.yanhuo.integrations;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.PlainSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where text messages of a practice copy go: into a list that its people read, and to no phone. Of
 * the phone only as much is kept as is shown.
 */
@Service
@Transactional
public class PracticeMessages {
    private static final int SHOWN = 50;
    private static final int LONGEST = 500;

    private final PlainSql sql;
    private final Clock clock;

    PracticeMessages(PlainSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What a message is. */
    public enum Kind {
        /** The text is what a person is to type in. */
        CODE,
        NOTICE
    }

    /**
     * @param phone masked
     */
    public record Message(String phone, Kind kind, String text, Instant at) {}

    /**
     * Of the restaurant of the current scope.
     *
     * @param key under the same key and to the same phone a message is kept once
     */
    public void keep(PhoneNumber phone, String key, Kind kind, String text) {
        sql.update(
                """
                INSERT INTO practice_message (message_key, phone, kind, text, kept_at)
                VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE message_key = message_key
                """,
                key + " " + phone.masked(),
                phone.masked(),
                kind.name(),
                text.substring(0, Math.min(LONGEST, text.length())),
                clock.instant());
    }

    /** The newest first. */
    public List<Message> latest() {
        return sql.query(
                "SELECT phone, kind, text, kept_at FROM practice_message"
                        + " ORDER BY message_id DESC LIMIT "
                        + SHOWN,
                PracticeMessages::message);
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getString(1),
                Kind.valueOf(row.getString(2)),
                row.getString(3),
                row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
