package io.yanhuo.access;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The operators and their invitations. */
@Repository
class OperatorRows {
    private static final String SELECT =
            """
            SELECT operator_id, login, password_hash, role, active, created_at, invitation_until
              FROM operator
            """;

    private final JdbcClient platform;

    OperatorRows(JdbcClient platform) {
        this.platform = platform;
    }

    /**
     * @param passwordHash empty as long as the invitation is not accepted
     */
    record Operator(
            String id,
            String login,
            String passwordHash,
            OperatorRole role,
            boolean active,
            Instant createdAt,
            @Nullable Instant invitedUntil) {
        Actor actor() {
            return new Actor(Who.OPERATOR, null, id, login, role);
        }

        boolean maySignIn() {
            return active && !passwordHash.isEmpty();
        }
    }

    Optional<Operator> byLogin(String login) {
        return one(" WHERE login = ?", login);
    }

    Optional<Operator> lock(String id) {
        return one(" WHERE operator_id = ? FOR UPDATE", id);
    }

    Optional<Operator> lockInvited(String invitationHash) {
        return one(" WHERE invitation_hash = ? FOR UPDATE", invitationHash);
    }

    List<Operator> all() {
        return platform.sql(SELECT + " ORDER BY created_at, login")
                .query(OperatorRows::operator)
                .list();
    }

    /** Ids of those who can let others in; whoever reads them holds them. */
    List<String> lockAdministrators() {
        return platform.sql(
                        "SELECT operator_id FROM operator WHERE role = 'ADMINISTRATOR' AND active"
                                + " AND password_hash <> '' FOR UPDATE")
                .query((row, _) -> row.getString(1))
                .list();
    }

    boolean any() {
        return platform.sql("SELECT COUNT(*) FROM operator").query(Long.class).single() > 0;
    }

    /**
     * @return false if the login is taken
     */
    boolean add(String login, String passwordHash, OperatorRole role, Instant now) {
        return platform.sql(
                                """
                                INSERT IGNORE INTO operator
                                       (operator_id, login, password_hash, role, active, created_at)
                                VALUES (?, ?, ?, ?, TRUE, ?)
                                """)
                        .params(RandomId.ofLength(20), login, passwordHash, role.name(), utc(now))
                        .update()
                == 1;
    }

    void invite(String login, String invitationHash, Instant until) {
        platform.sql(
                        "UPDATE operator SET invitation_hash = ?, invitation_until = ?"
                                + " WHERE login = ?")
                .params(invitationHash, utc(until), login)
                .update();
    }

    void accept(String id, String passwordHash) {
        platform.sql(
                        """
                        UPDATE operator
                           SET password_hash = ?, invitation_hash = NULL, invitation_until = NULL
                         WHERE operator_id = ?
                        """)
                .params(passwordHash, id)
                .update();
    }

    void activate(String id, boolean active) {
        platform.sql(
                        """
                        UPDATE operator
                           SET active = ?, invitation_hash = NULL, invitation_until = NULL
                         WHERE operator_id = ?
                        """)
                .params(active, id)
                .update();
    }

    private Optional<Operator> one(String where, String value) {
        return platform.sql(SELECT + where).param(value).query(OperatorRows::operator).optional();
    }

    static Operator operator(ResultSet row, int number) throws SQLException {
        return new Operator(
                row.getString("operator_id"),
                row.getString("login"),
                row.getString("password_hash"),
                OperatorRole.valueOf(row.getString("role")),
                row.getBoolean("active"),
                Utc.required(row, "created_at"),
                Utc.instant(row, "invitation_until"));
    }
}
