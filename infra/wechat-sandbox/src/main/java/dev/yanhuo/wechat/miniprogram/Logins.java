package dev.yanhuo.wechat.miniprogram;

import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.gate.Answer;
import dev.yanhuo.wechat.gate.Call;
import dev.yanhuo.wechat.gate.Route;
import dev.yanhuo.wechat.gate.Routes;
import dev.yanhuo.wechat.people.App;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.User;
import dev.yanhuo.wechat.state.Json;
import dev.yanhuo.wechat.state.SandboxClock;
import dev.yanhuo.wechat.state.Shelf;
import dev.yanhuo.wechat.state.Store;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;

/** Signing in to a mini-program. */
@Component
public class Logins implements Routes {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Shelf<LoginCode> codes;
    private final People people;
    private final SandboxClock clock;

    Logins(Store store, People people, SandboxClock clock) {
        this.people = people;
        this.clock = clock;
        codes = store.shelf("login-codes", LoginCode.class, LoginCode::code);
    }

    /** What the person's WeChat hands to the mini-program. */
    public LoginCode login(App app, User user) {
        var until = clock.instant().plus(LIFE);
        var code = "0" + Chance.letters(31);
        return codes.put(new LoginCode(code, app.appid(), user.id(), until, false));
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.miniProgram("GET", "/sns/jscode2session", this::session));
    }

    private Answer session(Call call) {
        var app = TokenCalls.known(people, call.parameter("appid"), call.parameter("secret"));
        if (!call.parameter("grant_type").filter("authorization_code"::equals).isPresent()) {
            throw Errcode.INVALID_GRANT_TYPE.refusal();
        }
        var code =
                redeem(app, call.parameter("js_code").orElseThrow(Errcode.CODE_MISSING::refusal));
        var user = people.user(code.user()).orElseThrow(Errcode.INVALID_CODE::refusal);
        var answer = Json.object();
        answer.put("session_key", sessionKey());
        answer.put("openid", people.openid(app.appid(), user));
        return Answer.ok(answer);
    }

    private LoginCode redeem(App app, String text) {
        var code =
                codes.find(text)
                        .filter(known -> known.appid().equals(app.appid()))
                        .filter(known -> known.until().isAfter(clock.instant()))
                        .orElseThrow(Errcode.INVALID_CODE::refusal);
        if (code.used()) throw Errcode.CODE_USED.refusal();
        return codes.put(code.spent());
    }

    private static String sessionKey() {
        return Base64.getEncoder()
                .encodeToString(
                        Chance.letters(16).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
