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
import tools.jackson.databind.node.ObjectNode;

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

    Duration clockAhead() {
        return clockAhead;
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
        var time = String.valueOf(Instant.now().getEpochSecond());
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

    /** The body of an order by QR code for the first demo restaurant. */
    ObjectNode nativeOrder(String number, long fen) {
        var order = Json.object();
        order.put("sp_appid", of("sp.appid")).put("sp_mchid", of("sp.mchid"));
        order.put("sub_mchid", of("demo.1.sub-mchid"));
        order.put("description", "烧鹅饭").put("out_trade_no", number);
        order.put("notify_url", "https://merchant.example/callbacks");
        order.putObject("amount").put("total", fen).put("currency", "CNY");
        return order;
    }

    ObjectNode jsapiOrder(String number, long fen, String user) {
        var order = nativeOrder(number, fen).put("sub_appid", of("demo.1.appid"));
        order.putObject("payer").put("sub_openid", openid(user, of("demo.1.appid")));
        return order;
    }

    String openid(String user, String appid) {
        var reply = control("GET", "/sandbox/users/" + user + "/openid?appid=" + appid, "");
        return reply.json().path("openid").asString();
    }

    /** Orders by QR code and returns the token in it. */
    String place(ObjectNode order) {
        var reply = post("/v3/pay/partner/transactions/native", order.toString());
        if (reply.status() != 200) throw new AssertionError(reply.body());
        return reply.json().path("code_url").asString().replaceAll(".*pr=([^&]+).*", "$1");
    }

    Reply pay(String ticket, String user) {
        return control("POST", "/sandbox/pay/" + ticket, "{\"user\":\"" + user + "\"}");
    }

    Reply query(String number) {
        return get(
                "/v3/pay/partner/transactions/out-trade-no/"
                        + number
                        + "?sp_mchid="
                        + of("sp.mchid")
                        + "&sub_mchid="
                        + of("demo.1.sub-mchid"));
    }

    String stateOf(String number) {
        return query(number).json().path("trade_state").asString();
    }

    Reply close(String number) {
        return post(
                "/v3/pay/partner/transactions/out-trade-no/" + number + "/close",
                "{\"sp_mchid\":\"%s\",\"sub_mchid\":\"%s\"}"
                        .formatted(of("sp.mchid"), of("demo.1.sub-mchid")));
    }

    /** Whether the answer bears the signature of WeChat's current key. */
    boolean isSigned(Reply reply) {
        var message =
                SignedText.ofAnswer(
                        reply.header("wechatpay-timestamp"),
                        reply.header("wechatpay-nonce"),
                        reply.body());
        return Rsa.verifies(
                Rsa.publicKey(of("wechat.public-key")),
                message.getBytes(UTF_8),
                reply.header("wechatpay-signature"));
    }

    /** Lets the sandbox's time pass; signatures keep the real one. */
    void pass(Duration time) {
        control("POST", "/sandbox/clock", "{\"advance\":\"" + time + "\"}");
        clockAhead = clockAhead.plus(time);
    }

    void fault(String json) {
        var reply = control("POST", "/sandbox/faults", json);
        if (reply.status() != 200) throw new AssertionError(reply.body());
    }
}
