package dev.yanhuo.wechat.miniprogram;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yanhuo.wechat.gate.Answer;
import dev.yanhuo.wechat.gate.Call;
import dev.yanhuo.wechat.gate.Route;
import dev.yanhuo.wechat.gate.Routes;
import java.net.URLEncoder;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Codes that open a page of a mini-program. Here they lead to a page of the sandbox. */
@Component
class CodeCalls implements Routes {
    private static final Pattern SCENE = Pattern.compile("[0-9A-Za-z!#$&'()*+,/:;=?@\\-._~]+");
    private static final Pattern PAGE = Pattern.compile("[^/?][^?]*");

    private final AccessTokens tokens;

    CodeCalls(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.miniProgram("POST", "/wxa/getwxacodeunlimit", this::code));
    }

    private Answer code(Call call) {
        var appid = tokens.check(call.parameter("access_token"));
        var body = Body.of(call);
        var scene = body.path("scene").asString("");
        if (scene.length() > 32) throw Errcode.SCENE_TOO_LONG.refusal();
        if (!SCENE.matcher(scene).matches()) throw Errcode.INVALID_SCENE.refusal();
        var page = body.path("page").asString("");
        if (!page.isEmpty() && !PAGE.matcher(page).matches()) throw Errcode.INVALID_PAGE.refusal();
        var url = address(call, appid, scene, page);
        return Answer.of(200, "image/png", QrPicture.png(url, width(body)));
    }

    private static int width(JsonNode body) {
        int width = body.path("width").asInt(430);
        if (width < 280 || width > 1280) throw Errcode.INVALID_ARGUMENTS.refusal();
        return width;
    }

    private static String address(Call call, String appid, String scene, String page) {
        return "http://%s/miniprogram/%s?scene=%s&page=%s"
                .formatted(
                        call.header("Host").orElse("127.0.0.1"),
                        appid,
                        URLEncoder.encode(scene, UTF_8),
                        URLEncoder.encode(page, UTF_8));
    }
}
