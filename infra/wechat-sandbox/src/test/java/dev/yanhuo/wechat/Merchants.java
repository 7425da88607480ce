package dev.yanhuo.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.crypto.Rsa;
import dev.yanhuo.wechat.crypto.SignedText;
import dev.yanhuo.wechat.state.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** A merchant's server as the sandbox sees it; it can also be made to err in a chosen way. */
final class Merchants {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final WeChatSandbox sandbox;
    private final String prefix;
    private Duration clockAhead = Duration.ZERO;

    private Merchants(WeChatSandbox sandbox, String prefix) {
        this.sandbox = sandbox;
        this.prefix = prefix;
    }

    static Merchants provider(WeChatSandbox sandbox) {
        return new Merchants(sandbox, "sp.");
    }

    static Merchants direct(WeChatSandbox sandbox) {
        return new Merchants(sandbox, "direct.");
    }

    record Reply(int status, Map<String, List<String>> headers, String body) {
        JsonNode json() {
            return Json.tree(body);
        }

        String code() {
            return json().path("code").asString();
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    void clockAhead(Duration by) {
        clockAhead = clockAhead.plus(by);
    }

    String of(String key) {
        return String.valueOf(sandbox.credentials().get(key));
    }

    String own(String key) {
        return of(prefix + key);
    }

    Reply get(String target) {
        return call("GET", target, "", UnaryOperator.identity());
    }

    Reply post(String target, String body) {
        return call("POST", target, body, UnaryOperator.identity());
    }

    /** {@code spoil} sees the complete Authorization header and returns what is sent instead. */
    Reply call(String method, String target, String body, UnaryOperator<String> spoil) {
        var headers = new ArrayList<>(List.of("Accept", "application/json"));
        headers.addAll(
                List.of("User-Agent", "test", "Wechatpay-Serial", of("wechat.public-key-id")));
        headers.addAll(List.of("Authorization", spoil.apply(authorization(method, target, body))));
        if (!body.isEmpty()) headers.addAll(List.of("Content-Type", "application/json"));
        return raw(method, target, body, headers);
    }

    Reply raw(String method, String target, String body, List<String> headers) {
        var request =
                HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + target))
                        .method(method, HttpRequest.BodyPublishers.ofString(body, UTF_8));
        if (!headers.isEmpty()) request.headers(headers.toArray(String[]::new));
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String authorization(String method, String target, String body) {
        var time = String.valueOf(Instant.now().plus(clockAhead).getEpochSecond());
        return authorization(method, target, body, time);
    }

    String authorization(String method, String target, String body, String time) {
        var nonce = Chance.letters(32);
        var message = SignedText.ofRequest(method, target, time, nonce, body.getBytes(UTF_8));
        return "WECHATPAY2-SHA256-RSA2048 mchid=\"%s\",nonce_str=\"%s\",signature=\"%s\",timestamp=\"%s\",serial_no=\"%s\""
                .formatted(
                        own("mchid"),
                        nonce,
                        Rsa.sign(Rsa.privateKey(own("private-key")), new String(message, UTF_8)),
                        time,
                        own("serial"));
    }

    /** The control API: unsigned, for this machine. */
    Reply control(String method, String target, String body) {
        return raw(method, target, body, List.of("Content-Type", "application/json"));
    }

    String nativeOrder(String number, long fen) {
        return Json.text(
                Map.of(
                        "sp_appid", of("sp.appid"),
                        "sp_mchid", of("sp.mchid"),
                        "sub_mchid", of("demo.1.sub-mchid"),
                        "description", "烧鹅饭",
                        "out_trade_no", number,
                        "notify_url", "https://merchant.example/callbacks",
                        "amount", Map.of("total", fen, "currency", "CNY")));
    }
}
