package dev.yanhuo.wechat.miniprogram;

import dev.yanhuo.wechat.gate.Answer;
import dev.yanhuo.wechat.gate.Call;
import dev.yanhuo.wechat.gate.Route;
import dev.yanhuo.wechat.gate.Routes;
import dev.yanhuo.wechat.people.App;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.state.Json;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Access tokens for an app and its secret. */
@Component
class TokenCalls implements Routes {
    private final AccessTokens tokens;
    private final People people;

    TokenCalls(AccessTokens tokens, People people) {
        this.tokens = tokens;
        this.people = people;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.miniProgram("POST", "/cgi-bin/stable_token", this::stable),
                Route.miniProgram("GET", "/cgi-bin/token", this::ordinary));
    }

    private Answer stable(Call call) {
        var body = Body.of(call);
        var app = app(people, text(body, "grant_type"), text(body, "appid"), text(body, "secret"));
        boolean forced = body.path("force_refresh").asBoolean(false);
        return answer(forced ? tokens.forced(app) : tokens.stable(app));
    }

    private Answer ordinary(Call call) {
        var app =
                app(
                        people,
                        call.parameter("grant_type"),
                        call.parameter("appid"),
                        call.parameter("secret"));
        return answer(tokens.ordinary(app));
    }

    private static App app(
            People people,
            Optional<String> grantType,
            Optional<String> appid,
            Optional<String> secret) {
        if (!grantType.equals(Optional.of("client_credential"))) {
            throw Errcode.INVALID_GRANT_TYPE.refusal();
        }
        return known(people, appid, secret);
    }

    /** The app, for those who know its secret. */
    static App known(People people, Optional<String> appid, Optional<String> secret) {
        var id = appid.orElseThrow(Errcode.APPID_MISSING::refusal);
        var given = secret.orElseThrow(Errcode.SECRET_MISSING::refusal);
        var app = people.app(id).orElseThrow(Errcode.INVALID_APPID::refusal);
        if (!app.secret().equals(given)) throw Errcode.INVALID_SECRET.refusal();
        return app;
    }

    private Answer answer(AccessToken token) {
        var answer = Json.object();
        answer.put("access_token", token.token());
        answer.put("expires_in", tokens.secondsLeft(token));
        return Answer.ok(answer);
    }

    private static Optional<String> text(JsonNode body, String member) {
        return Optional.of(body.path(member).asString("")).filter(value -> !value.isEmpty());
    }
}
