package io.yanhuo.access;

import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MasterKey;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * How an operator gets from the console into a workspace, and that she is there. The workspace
 * names the browser, the console sees that the operator who opened the access sits before it, and
 * gives it a link that is good once, in that browser: whoever else gets hold of a link stays out.
 */
@Service
public class SupportSessions {
    private static final Duration ON_THE_WAY = Duration.ofMinutes(2);
    private static final Duration LINK = Duration.ofMinutes(1);
    private static final Pattern WAY = Pattern.compile("[0-9a-f]{64}");
    private static final String BOUND = Session.class.getName();

    private final SupportSessionRows rows;
    private final SupportDesk desk;
    private final Cookies cookies;
    private final MasterKey key;
    private final Audit audit;
    private final Clock clock;

    SupportSessions(
            SupportSessionRows rows,
            SupportDesk desk,
            Cookies cookies,
            MasterKey key,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.desk = desk;
        this.cookies = cookies;
        this.key = key;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who is inside, and for how long. */
    public record Session(String accessId, String operator, boolean changes, Instant until) {}

    /**
     * In the workspace: names the browser.
     *
     * @return what to tell the console
     */
    public String setOut(HttpServletResponse response) {
        var name = RandomId.ofLength(40);
        cookies.write(response, Cookies.SUPPORT_WAY, name, ON_THE_WAY);
        return way(name);
    }

    /**
     * In the console: a link for the browser that set out.
     *
     * @return the secret of the link
     * @throws Refused if somebody else has opened the access, or it is over
     */
    public String show(SupportAccess access, String way, Actor operator) {
        if (!access.operatorId().equals(operator.id())) {
            audit.record(access.tenant(), "support.refused", access.names(), "not-yours");
            throw new Refused(new SupportRefusal.NotYours());
        }
        var now = clock.instant();
        if (!access.open(now)) throw new Refused(new SupportRefusal.Over());
        if (!WAY.matcher(way).matches()) throw new Refused(new SupportRefusal.WayGone());
        var secret = RandomId.ofLength(40);
        if (!rows.show(access.id(), operator.id(), door(secret), way, now.plus(LINK))) {
            throw new Refused(new SupportRefusal.Over());
        }
        return secret;
    }

    /**
     * In the workspace: lets the browser in that the link is for.
     *
     * @throws Refused if it is used, too old, or for another browser or restaurant
     */
    public void enter(String secret, HttpServletRequest request, HttpServletResponse response) {
        var name = cookies.read(request, Cookies.SUPPORT_WAY).orElse("");
        var tenant = TenantScope.current().tenant();
        var token = RandomId.ofLength(40);
        var hash = session(tenant, token);
        var now = clock.instant();
        if (!rows.enter(tenant, door(secret), way(name), hash, now)) {
            throw new Refused(new SupportRefusal.WayGone());
        }
        var found =
                rows.find(tenant, hash, now)
                        .orElseThrow(() -> new Refused(new SupportRefusal.WayGone()));
        cookies.clear(response, Cookies.SUPPORT_WAY);
        cookies.clear(response, Cookies.BROWSER);
        cookies.write(response, Cookies.SUPPORT, token, Duration.between(now, found.until()));
        CurrentActor.bind(request, actor(tenant, found));
        audit.record("support.entered", desk.get(found.accessId()).names(), "");
    }

    /** Who is inside with this browser; asked of the database each time. */
    public Optional<Actor> of(HttpServletRequest request) {
        var tenant = TenantScope.current().tenant();
        var found = cookies.read(request, Cookies.SUPPORT).flatMap(token -> find(tenant, token));
        found.ifPresent(open -> request.setAttribute(BOUND, open));
        return found.map(open -> actor(tenant, open));
    }

    /** The one that let this request in; null if it was no operator's. */
    public static @Nullable Session current(HttpServletRequest request) {
        if (!(request.getAttribute(BOUND) instanceof SupportSessionRows.Found found)) return null;
        boolean changes = role(found) == SupportRole.CHANGES;
        return new Session(found.accessId(), found.operator(), changes, found.until());
    }

    public void leave(Actor support, HttpServletResponse response) {
        desk.end(support.id(), SupportAccess.EndedBy.SUPPORTER);
        cookies.clear(response, Cookies.SUPPORT);
        cookies.clear(response, Cookies.BROWSER);
    }

    /** Whether she is still inside, asked while a page stays open. */
    Supplier<Optional<Actor>> watch(HttpServletRequest request) {
        var tenant = TenantScope.current().tenant();
        var token = cookies.read(request, Cookies.SUPPORT);
        return () -> token.flatMap(t -> find(tenant, t)).map(found -> actor(tenant, found));
    }

    private Optional<SupportSessionRows.Found> find(TenantId tenant, String token) {
        return rows.find(tenant, session(tenant, token), clock.instant())
                .filter(SupportSessions::mayHelp);
    }

    /** As she may now, and not only when she came in. */
    private static boolean mayHelp(SupportSessionRows.Found found) {
        return found.role().permissions().contains(Permission.SUPPORT_OPEN);
    }

    private static Actor actor(TenantId tenant, SupportSessionRows.Found found) {
        var names = SupportAccess.names(found.operator(), found.slug());
        return new Actor(Who.SUPPORT, tenant, found.accessId(), names, role(found));
    }

    /** Changing needs a second operator who may agree now, and not only then. */
    private static SupportRole role(SupportSessionRows.Found found) {
        return agreed(found) ? SupportRole.CHANGES : SupportRole.LOOKS;
    }

    private static boolean agreed(SupportSessionRows.Found found) {
        var approver = found.approverRole();
        return approver != null && approver.permissions().contains(Permission.SUPPORT_APPROVE);
    }

    private String way(String name) {
        return key.hash("support-way", name);
    }

    private String door(String secret) {
        return key.hash("support-door", secret);
    }

    private String session(TenantId tenant, String token) {
        return key.hash("support-session|" + tenant, token);
    }
}
