package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.TenantScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Keeps a diner recognisable from page to page by a signed cookie, without a server session. */
@Service
public final class DinerSessions implements CodeSessions {
    private final Diners diners;
    private final Stateless stateless;
    private final Cookies cookies;
    private final Gate gate;
    private final Tickets tickets;
    private final AccessSettings settings;
    private final Clock clock;

    DinerSessions(
            Diners diners,
            Stateless stateless,
            Cookies cookies,
            Gate gate,
            Tickets tickets,
            AccessSettings settings,
            Clock clock) {
        this.diners = diners;
        this.stateless = stateless;
        this.cookies = cookies;
        this.gate = gate;
        this.tickets = tickets;
        this.settings = settings;
        this.clock = clock;
    }

    /** The diner of this request; a stranger becomes an anonymous diner and gets the cookie. */
    public Actor ensure(HttpServletRequest request, HttpServletResponse response) {
        var known = of(request);
        if (known.isEmpty()) return remember(diners.anonymous(), request, response);
        CurrentActor.bind(request, known.get());
        return known.get();
    }

    /** The diner of this request, if this browser is one's already. */
    public Optional<Actor> of(HttpServletRequest request) {
        var current = CurrentActor.of(request);
        if (current.kind() == Who.DINER) return Optional.of(current);
        return cookies.read(request, Cookies.DINER)
                .flatMap(cookie -> stateless.read(use(), cookie))
                .flatMap(diners::current)
                .map(DinerRealm::actor);
    }

    /**
     * What the browser's diner did so far, the diner with this number did.
     *
     * @throws io.yanhuo.shared.Refused if the code is wrong
     */
    @Override
    public void signIn(
            PhoneNumber phone,
            String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var before = of(request).map(Actor::id).orElse(null);
        var login = new Login.Code(Who.DINER, phone, code, before);
        var diner = gate.open(login, request, response);
        remember(diner.id(), request, response);
        cookies.clear(response, Cookies.BROWSER);
    }

    /**
     * @return the page that the ticket opens
     * @throws io.yanhuo.shared.Refused if the ticket is used up
     */
    public String enter(String ticket, HttpServletRequest request, HttpServletResponse response) {
        var used = tickets.use(Who.DINER, ticket);
        remember(used.personId(), request, response);
        cookies.clear(response, Cookies.BROWSER);
        return used.page();
    }

    @Override
    public void sendCode(PhoneNumber phone) {
        gate.sendCode(Who.DINER, phone);
    }

    @Override
    public void signOut(HttpServletResponse response) {
        cookies.clear(response, Cookies.DINER);
        cookies.clear(response, Cookies.BROWSER);
    }

    private Actor remember(
            String dinerId, HttpServletRequest request, HttpServletResponse response) {
        var until = clock.instant().plus(settings.dinerStay());
        var cookie = stateless.write(use(), dinerId, until);
        cookies.write(response, Cookies.DINER, cookie, settings.dinerStay());
        var diner = DinerRealm.actor(dinerId);
        CurrentActor.bind(request, diner);
        return diner;
    }

    private static String use() {
        return "diner|" + TenantScope.current().tenant();
    }
}
