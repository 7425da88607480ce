package io.yanhuo.access;

import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MasterKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who run the platform. Each change of them is audited. */
@Service
@Transactional("platform")
public class OperatorAccounts {
    static final Duration INVITED_FOR = Duration.ofDays(7);

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,59}");

    private final OperatorRows rows;
    private final OperatorSessionRows sessions;
    private final Passwords passwords;
    private final MasterKey key;
    private final Audit audit;
    private final Clock clock;

    OperatorAccounts(
            OperatorRows rows,
            OperatorSessionRows sessions,
            Passwords passwords,
            MasterKey key,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.sessions = sessions;
        this.passwords = passwords;
        this.key = key;
        this.audit = audit;
        this.clock = clock;
    }

    /** As administrators see somebody. */
    public record Account(String id, String login, OperatorRole role, State state, Instant since) {
        public enum State {
            ACTIVE,
            /** Has not chosen a password yet. */
            INVITED,
            DISABLED
        }
    }

    /**
     * An administrator, such as the first one. Nothing changes if there is an operator of this
     * login already, not even the password.
     */
    public void ensure(String login, String password) {
        var plain = plain(login);
        if (rows.byLogin(plain).isPresent()) return;
        rows.add(plain, passwords.hash(password), OperatorRole.ADMINISTRATOR, clock.instant());
    }

    @Transactional(value = "platform", readOnly = true)
    public List<Account> all() {
        return rows.all().stream().map(OperatorAccounts::account).toList();
    }

    /**
     * @return the secret of the link by which the new operator chooses a password, once
     * @throws Refused if the login is taken or none
     */
    public String invite(String login, OperatorRole role) {
        var plain = plain(login);
        if (!LOGIN.matcher(plain).matches()) throw new Refused(new OperatorRefusal.UnfitLogin());
        if (!rows.add(plain, "", role, clock.instant())) {
            throw new Refused(new OperatorRefusal.LoginTaken(plain));
        }
        audit.record(null, "operator.invited", plain, role.name());
        return fresh(plain);
    }

    /**
     * For somebody who has lost the invitation, or the password; the old link is good no more.
     *
     * @throws Refused if there is nobody who could use it
     */
    public String inviteAgain(String id) {
        var operator = get(id);
        if (!operator.active()) throw new Refused(new OperatorRefusal.NoSuchOperator());
        audit.record(null, "operator.invited-again", operator.login(), operator.role().name());
        return fresh(operator.login());
    }

    private String fresh(String login) {
        var secret = RandomId.ofLength(40);
        rows.invite(login, hash(secret), clock.instant().plus(INVITED_FOR));
        return secret;
    }

    /**
     * The invited one chooses a password.
     *
     * @return the login
     * @throws Refused if the invitation is over, or the password too short
     */
    public String accept(String secret, String password) {
        var operator = rows.lockInvited(hash(secret)).filter(this::stillInvited);
        var invited = operator.orElseThrow(() -> new Refused(new OperatorRefusal.InvitationOver()));
        rows.accept(invited.id(), passwords.hash(password));
        sessions.endAll(invited.id());
        audit.record(null, "operator.joined", invited.login(), invited.role().name());
        return invited.login();
    }

    private boolean stillInvited(OperatorRows.Operator operator) {
        var until = operator.invitedUntil();
        return operator.active() && until != null && clock.instant().isBefore(until);
    }

    /**
     * Shuts somebody out at once, wherever he is signed in.
     *
     * @throws Refused if nobody were left who could let others in
     */
    public void disable(String id) {
        var administrators = rows.lockAdministrators();
        var operator = get(id);
        if (administrators.equals(List.of(id))) {
            throw new Refused(new OperatorRefusal.LastAdministrator());
        }
        rows.activate(id, false);
        sessions.endAll(id);
        audit.record(null, "operator.disabled", operator.login(), operator.role().name());
    }

    public void enable(String id) {
        var operator = get(id);
        rows.activate(id, true);
        audit.record(null, "operator.enabled", operator.login(), operator.role().name());
    }

    private OperatorRows.Operator get(String id) {
        return rows.lock(id).orElseThrow(() -> new Refused(new OperatorRefusal.NoSuchOperator()));
    }

    private String hash(String secret) {
        return key.hash("operator-invitation", secret);
    }

    private static Account account(OperatorRows.Operator row) {
        var known = row.passwordHash().isEmpty() ? Account.State.INVITED : Account.State.ACTIVE;
        var state = row.active() ? known : Account.State.DISABLED;
        return new Account(row.id(), row.login(), row.role(), state, row.createdAt());
    }

    /** So that one person is one row and one count of wrong tries, however it is typed. */
    static String plain(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }
}
