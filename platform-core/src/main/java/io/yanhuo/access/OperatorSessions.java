package io.yanhuo.access;

import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Which operators are signed in. */
@Service
public class OperatorSessions {
    private final OperatorSessionRows rows;
    private final SessionTokens tokens;
    private final Cookies cookies;
    private final Gate gate;
    private final AccessSettings settings;
    private final Clock clock;

    OperatorSessions(
            OperatorSessionRows rows,
            SessionTokens tokens,
            Cookies cookies,
            Gate gate,
            AccessSettings settings,
            Clock clock) {
        this.rows = rows;
        this.tokens = tokens;
        this.cookies = cookies;
        this.gate = gate;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @throws io.yanhuo.shared.Refused if login or password are wrong, or were too often
     */
    public void signIn(
            String login,
            String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var attempt = new Login.Password(Who.OPERATOR, OperatorAccounts.plain(login), password);
        var entered = gate.enter(attempt, request, response);
        end(request);
        var token = RandomId.ofLength(40);
        var now = clock.instant();
        var until = now.plus(settings.operatorStay());
        if (!rows.open(tokens.operator(token), entered, now, until)) {
            throw new Refused(new AccessRefusal.WrongCredentials());
        }
        cookies.write(response, Cookies.OPERATOR, token, settings.operatorStay());
        cookies.clear(response, Cookies.BROWSER);
    }

    /** Who is signed in with this browser. */
    public Optional<Actor> of(HttpServletRequest request) {
        return cookies.read(request, Cookies.OPERATOR).flatMap(this::find);
    }

    /** Also out of the workspaces where she helps. */
    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        var operator = of(request).map(Actor::id);
        end(request);
        operator.ifPresent(rows::leaveWorkspaces);
        cookies.clear(response, Cookies.OPERATOR);
        cookies.clear(response, Cookies.BROWSER);
    }

    private Optional<Actor> find(String token) {
        var hash = tokens.operator(token);
        var now = clock.instant();
        var open = rows.find(hash).filter(s -> !s.over(now, settings.operatorIdle()));
        if (open.isPresent() && open.get().toBeNoted(now)) rows.note(hash, now);
        return open.map(OpenSession::actor);
    }

    private void end(HttpServletRequest request) {
        cookies.read(request, Cookies.OPERATOR)
                .ifPresent(token -> rows.end(tokens.operator(token)));
    }
}
