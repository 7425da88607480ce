package io.yanhuo.access;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.tenancy.Utc;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where operators are signed in. */
@Repository
class OperatorSessionRows {
    private final JdbcClient platform;

    OperatorSessionRows(JdbcClient platform) {
        this.platform = platform;
    }

    /**
     * Waits for whoever is about to shut the operator out, or gives her another password: all
     * sessions are ended then, and none may begin behind that.
     *
     * @return false if what she came in by is good no more
     */
    @Transactional("platform")
    public boolean open(String tokenHash, Gate.Entered entered, Instant now, Instant expiresAt) {
        if (!holds(entered)) return false;
        platform.sql("INSERT INTO operator_session VALUES (?, ?, ?, ?, ?)")
                .params(tokenHash, entered.actor().id(), utc(now), utc(now), utc(expiresAt))
                .update();
        return true;
    }

    private boolean holds(Gate.Entered entered) {
        return platform.sql(
                        """
                        SELECT operator_id FROM operator
                         WHERE operator_id = ? AND active AND password_hash = ? FOR UPDATE
                        """)
                .params(entered.actor().id(), entered.proof().hash())
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Empty also for one who was disabled a moment ago. */
    Optional<OpenSession> find(String tokenHash) {
        return platform.sql(
                        """
                        SELECT o.*, s.last_seen_at, s.expires_at
                          FROM operator_session s
                          JOIN operator o ON o.operator_id = s.operator_id AND o.active
                         WHERE s.token_hash = ?
                        """)
                .param(tokenHash)
                .query((row, number) ->
                        new OpenSession(
                                OperatorRows.operator(row, number).actor(),
                                Utc.required(row, "last_seen_at"),
                                Utc.required(row, "expires_at")))
                .optional();
    }

    void note(String tokenHash, Instant now) {
        platform.sql("UPDATE operator_session SET last_seen_at = ? WHERE token_hash = ?")
                .params(utc(now), tokenHash)
                .update();
    }

    void end(String tokenHash) {
        platform.sql("DELETE FROM operator_session WHERE token_hash = ?").param(tokenHash).update();
    }

    void endAll(String operatorId) {
        platform.sql("DELETE FROM operator_session WHERE operator_id = ?")
                .param(operatorId)
                .update();
        leaveWorkspaces(operatorId);
    }

    /** Whoever may still help there goes in again, by way of the console. */
    void leaveWorkspaces(String operatorId) {
        platform.sql(
                        "UPDATE support_access SET session_hash = NULL, door_hash = NULL"
                                + " WHERE operator_id = ?"
                                + " AND (session_hash IS NOT NULL OR door_hash IS NOT NULL)")
                .param(operatorId)
                .update();
    }

    void sweep(Instant now) {
        platform.sql("DELETE FROM operator_session WHERE expires_at < ?").param(utc(now)).update();
    }
}
