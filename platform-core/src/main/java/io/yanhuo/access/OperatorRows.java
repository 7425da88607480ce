package io.yanhuo.access;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Utc;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The operators and where they are signed in. */
@Repository
class OperatorRows {
    private final JdbcClient platform;

    OperatorRows(JdbcClient platform) {
        this.platform = platform;
    }

    record Operator(String id, String login, String passwordHash) {
        Actor actor() {
            return OperatorRows.actor(id, login);
        }
    }

    Optional<Operator> byLogin(String login) {
        return platform.sql(
                        "SELECT operator_id, login, password_hash FROM operator WHERE login = ?")
                .param(login)
                .query((row, _) ->
                        new Operator(row.getString(1), row.getString(2), row.getString(3)))
                .optional();
    }

    boolean any() {
        return platform.sql("SELECT COUNT(*) FROM operator").query(Long.class).single() > 0;
    }

    /** Nothing happens if the login is taken. */
    void add(String login, String passwordHash, Instant now) {
        platform.sql(
                        """
                        INSERT IGNORE INTO operator (operator_id, login, password_hash, created_at)
                        VALUES (?, ?, ?, ?)
                        """)
                .params(RandomId.ofLength(20), login, passwordHash, utc(now))
                .update();
    }

    void openSession(String tokenHash, String operatorId, Instant now, Instant expiresAt) {
        platform.sql("INSERT INTO operator_session VALUES (?, ?, ?, ?, ?)")
                .params(tokenHash, operatorId, utc(now), utc(now), utc(expiresAt))
                .update();
    }

    Optional<OpenSession> session(String tokenHash) {
        return platform.sql(
                        """
                        SELECT o.operator_id, o.login, s.last_seen_at, s.expires_at
                          FROM operator_session s
                          JOIN operator o ON o.operator_id = s.operator_id
                         WHERE s.token_hash = ?
                        """)
                .param(tokenHash)
                .query((row, _) ->
                        new OpenSession(
                                actor(row.getString(1), row.getString(2)),
                                Utc.required(row, "last_seen_at"),
                                Utc.required(row, "expires_at")))
                .optional();
    }

    void note(String tokenHash, Instant now) {
        platform.sql("UPDATE operator_session SET last_seen_at = ? WHERE token_hash = ?")
                .params(utc(now), tokenHash)
                .update();
    }

    void endSession(String tokenHash) {
        platform.sql("DELETE FROM operator_session WHERE token_hash = ?").param(tokenHash).update();
    }

    void sweep(Instant now) {
        platform.sql("DELETE FROM operator_session WHERE expires_at < ?").param(utc(now)).update();
    }

    private static Actor actor(String id, String login) {
        return new Actor(Who.OPERATOR, null, id, login, null);
    }
}
