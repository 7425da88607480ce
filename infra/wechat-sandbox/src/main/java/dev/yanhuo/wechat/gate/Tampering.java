package dev.yanhuo.wechat.gate;

import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.crypto.Rsa;
import dev.yanhuo.wechat.crypto.SignedText;
import dev.yanhuo.wechat.people.PlatformKeys;
import dev.yanhuo.wechat.state.Json;
import dev.yanhuo.wechat.state.SandboxClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Answers that a client must not trust, or must not choke on. */
@Component
class Tampering {
    /**
     * Five minutes are allowed; an answer that takes its time to arrive may use some of the rest.
     */
    private static final Duration TOO_FAR = Duration.ofMinutes(6);

    private static final List<String> ENUMS = List.of("trade_state", "status", "trade_type");
    private static final List<String> OPTIONAL =
            List.of("bank_type", "attach", "promotion_detail", "success_time", "channel");

    private final PlatformKeys keys;
    private final SandboxClock clock;

    Tampering(PlatformKeys keys, SandboxClock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Signed afterwards, so genuine: only not what the client knows. */
    Answer content(Answer answer, String variant) {
        if (answer.body().length == 0) return answer;
        var body = (ObjectNode) Json.tree(answer.text());
        switch (variant) {
            case "new-enum" ->
                    ENUMS.stream().filter(body::has).forEach(each -> body.put(each, "BRAND_NEW"));
            case "extra-members" -> body.putObject("brand_new").put("flag", true);
            case "missing-members" -> OPTIONAL.forEach(body::remove);
            default -> {
                if (body.get("amount") instanceof ObjectNode amount) {
                    amount.put("total", amount.path("total").asString());
                }
            }
        }
        return answer.body(Json.text(body));
    }

    Answer signature(Answer answer, String variant) {
        return switch (variant) {
            case "unsigned" -> unsigned(answer);
            case "wrong-key" -> answer.header("Wechatpay-Signature", stranger(answer, ""));
            case "unknown-serial" -> answer.header("Wechatpay-Serial", Chance.digits(40));
            case "late" -> resigned(answer, TOO_FAR.negated());
            case "early" -> resigned(answer, TOO_FAR);
            case "signtest" ->
                    answer.header(
                            "Wechatpay-Signature", "WECHATPAY/SIGNTEST/" + Chance.letters(64));
            default -> answer.body(answer.text() + " ");
        };
    }

    private static Answer unsigned(Answer answer) {
        var headers = new HashMap<>(answer.headers());
        headers.keySet().removeIf(name -> name.startsWith("Wechatpay-"));
        return new Answer(answer.status(), headers, answer.body());
    }

    private static String stranger(Answer answer, String time) {
        return Rsa.sign(Rsa.newKeys().getPrivate(), message(answer, time));
    }

    private Answer resigned(Answer answer, Duration away) {
        var time = String.valueOf(clock.signatureTime().plus(away).getEpochSecond());
        var serial = answer.headers().getOrDefault("Wechatpay-Serial", "");
        var signature = keys.find(serial).orElseThrow().sign(message(answer, time));
        return answer.header("Wechatpay-Timestamp", time).header("Wechatpay-Signature", signature);
    }

    private static String message(Answer answer, String time) {
        var nonce = answer.headers().getOrDefault("Wechatpay-Nonce", "");
        return SignedText.ofAnswer(time, nonce, answer.text());
    }
}
