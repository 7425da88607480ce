package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.AfterCommit;
import io.yanhuo.tenancy.Remembered;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Who of the staff is signed in: a row in the restaurant's schema, a cookie in the browser. */
@Service
public class StaffSessions {
    /** What another node changed is seen here after so long at the latest. */
    private static final Duration STALE_AFTER = Duration.ofSeconds(1);

    private final LoginSessions rows;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final SessionTokens tokens;
    private final Cookies cookies;
    private final Gate gate;
    private final Tickets tickets;
    private final AccessSettings settings;
    private final Clock clock;
    private final Remembered<Key, OpenSession> read =
            new Remembered<>(STALE_AFTER, 50_000, this::load);

    StaffSessions(
            LoginSessions rows,
            EntityManager entities,
            TransactionTemplate transaction,
            SessionTokens tokens,
            Cookies cookies,
            Gate gate,
            Tickets tickets,
            AccessSettings settings,
            Clock clock) {
        this.rows = rows;
        this.entities = entities;
        this.transaction = transaction;
        this.tokens = tokens;
        this.cookies = cookies;
        this.gate = gate;
        this.tickets = tickets;
        this.settings = settings;
        this.clock = clock;
    }

    private record Key(TenantId tenant, String hash) {}

    /**
     * @throws io.yanhuo.shared.Refused if number or password are wrong, or were too often
     */
    public void signIn(
            PhoneNumber phone,
            String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        signIn(new Login.Password(Who.STAFF, phone.digits(), password), request, response);
    }

    /**
     * @throws io.yanhuo.shared.Refused if the code is wrong, or the number not of the staff
     */
    public void signInByCode(
            PhoneNumber phone,
            String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        signIn(new Login.Code(Who.STAFF, phone, code, null), request, response);
    }

    /**
     * @return the page that the ticket opens
     * @throws io.yanhuo.shared.Refused if the ticket is used up
     */
    public String enter(String ticket, HttpServletRequest request, HttpServletResponse response) {
        var used = tickets.use(Who.STAFF, ticket);
        if (!open(used.personId(), Proof.OTHER, request, response)) {
            throw new Refused(new AccessRefusal.TicketGone());
        }
        return used.page();
    }

    private void signIn(Login login, HttpServletRequest request, HttpServletResponse response) {
        var entered = gate.enter(login, request, response);
        if (!open(entered.actor().id(), entered.proof(), request, response)) {
            throw new Refused(new AccessRefusal.WrongCredentials());
        }
    }

    /**
     * A new token at each login: one that somebody planted before is worth nothing after.
     *
     * @return false if she was shut out meanwhile
     */
    private boolean open(
            String staffId, Proof proof, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        var token = RandomId.ofLength(40);
        var now = clock.instant();
        var row =
                new LoginSession(tokens.staff(token), staffId, now, now.plus(settings.staffStay()));
        if (!Boolean.TRUE.equals(transaction.execute(_ -> begin(row, proof)))) return false;
        cookies.write(response, Cookies.STAFF, token, settings.staffStay());
        cookies.clear(response, Cookies.BROWSER);
        return true;
    }

    /** All sessions may have been ended meanwhile: none begins behind that. */
    private boolean begin(LoginSession row, Proof proof) {
        if (!holds(row.staffId(), proof)) return false;
        entities.persist(row);
        return true;
    }

    private boolean holds(String staffId, Proof proof) {
        return rows.hold(staffId, proof.hash()).isPresent();
    }

    /** Who is signed in with this browser. */
    public Optional<Actor> of(HttpServletRequest request) {
        return cookies.read(request, Cookies.STAFF).flatMap(this::find);
    }

    /** Who is still signed in with this browser, asked while a page stays open: that is no use. */
    Supplier<Optional<Actor>> watch(HttpServletRequest request) {
        var tenant = TenantScope.current().tenant();
        var key = cookies.read(request, Cookies.STAFF).map(t -> new Key(tenant, tokens.staff(t)));
        return () -> key.flatMap(this::standing);
    }

    private Optional<Actor> standing(Key key) {
        return Optional.ofNullable(read.of(key))
                .filter(session -> !session.over(clock.instant(), settings.staffIdle()))
                .map(OpenSession::actor);
    }

    /** Sends the code for {@link #signInByCode}, whether or not the number is known here. */
    public void sendCode(PhoneNumber phone) {
        gate.sendCode(Who.STAFF, phone);
    }

    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        end(request);
        cookies.clear(response, Cookies.STAFF);
        cookies.clear(response, Cookies.BROWSER);
    }

    /** Whatever was read of sessions is read anew, once the current transaction has committed. */
    void forget() {
        AfterCommit.run(read::forgetAll);
    }

    void endAll(String staffId) {
        rows.hold(staffId, "");
        rows.endAll(staffId);
        forget();
    }

    private Optional<Actor> find(String token) {
        var key = new Key(TenantScope.current().tenant(), tokens.staff(token));
        var session = read.of(key);
        var now = clock.instant();
        if (session == null || session.over(now, settings.staffIdle())) return Optional.empty();
        if (session.toBeNoted(now)) {
            transaction.executeWithoutResult(_ -> rows.note(key.hash(), now));
            // Not what was read before: who it is may have changed meanwhile.
            read.forget(key);
        }
        return Optional.of(session.actor());
    }

    private @Nullable OpenSession load(Key key) {
        return rows.find(key.hash())
                .map(found ->
                        new OpenSession(
                                new Actor(
                                        Who.STAFF,
                                        key.tenant(),
                                        found.staffId(),
                                        found.name(),
                                        found.role()),
                                found.lastSeenAt(),
                                found.expiresAt()))
                .orElse(null);
    }

    private void end(HttpServletRequest request) {
        cookies.read(request, Cookies.STAFF)
                .ifPresent(token -> {
                    var hash = tokens.staff(token);
                    transaction.executeWithoutResult(_ -> rows.end(hash));
                    read.forget(new Key(TenantScope.current().tenant(), hash));
                });
    }
}
