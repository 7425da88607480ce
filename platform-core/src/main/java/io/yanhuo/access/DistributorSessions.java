package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Which distributor uses this browser on the partners' face. */
@Service
public final class DistributorSessions implements CodeSessions {
    private static final String USE = "distributor";

    private final Stateless stateless;
    private final Cookies cookies;
    private final Gate gate;
    private final AccessSettings settings;
    private final Clock clock;

    DistributorSessions(
            Stateless stateless, Cookies cookies, Gate gate, AccessSettings settings, Clock clock) {
        this.stateless = stateless;
        this.cookies = cookies;
        this.gate = gate;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @throws io.yanhuo.shared.Refused if the code is wrong
     */
    @Override
    public void signIn(
            PhoneNumber phone,
            String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var login = new Login.Code(Who.DISTRIBUTOR, phone, code, null);
        var actor = gate.open(login, request, response);
        var until = clock.instant().plus(settings.distributorStay());
        var text = actor.id() + " " + actor.name();
        var cookie = stateless.write(USE, text, until);
        cookies.write(response, Cookies.DISTRIBUTOR, cookie, settings.distributorStay());
        cookies.clear(response, Cookies.BROWSER);
    }

    /** Who is signed in with this browser. */
    public Optional<Actor> of(HttpServletRequest request) {
        return cookies.read(request, Cookies.DISTRIBUTOR)
                .flatMap(cookie -> stateless.read(USE, cookie))
                .map(text -> text.split(" ", 2))
                .map(part -> new Actor(Who.DISTRIBUTOR, null, part[0], part[1], null));
    }

    @Override
    public void sendCode(PhoneNumber phone) {
        gate.sendCode(Who.DISTRIBUTOR, phone);
    }

    @Override
    public void signOut(HttpServletResponse response) {
        cookies.clear(response, Cookies.DISTRIBUTOR);
        cookies.clear(response, Cookies.BROWSER);
    }
}
