package dev.yanhuo.wechat.gate;

import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.crypto.SignedText;
import dev.yanhuo.wechat.people.PlatformKeys;
import dev.yanhuo.wechat.state.SandboxClock;
import org.springframework.stereotype.Component;

/** Signs answers with the key the request asked for. */
@Component
class Seal {
    private final PlatformKeys keys;
    private final SandboxClock clock;

    Seal(PlatformKeys keys, SandboxClock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Answer sign(Call call, Answer answer) {
        var key = keys.forAnswer(call.header("Wechatpay-Serial"));
        var timestamp = String.valueOf(clock.signatureTime().getEpochSecond());
        var nonce = Chance.hex(32);
        var message = SignedText.ofAnswer(timestamp, nonce, answer.text());
        return answer.header("Wechatpay-Nonce", nonce)
                .header("Wechatpay-Signature", key.sign(message))
                .header("Wechatpay-Timestamp", timestamp)
                .header("Wechatpay-Serial", key.serial())
                .header("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
    }
}
