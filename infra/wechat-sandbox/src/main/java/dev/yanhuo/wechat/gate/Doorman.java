package dev.yanhuo.wechat.gate;

import dev.yanhuo.wechat.crypto.Rsa;
import dev.yanhuo.wechat.crypto.SignedText;
import dev.yanhuo.wechat.people.Merchant;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.state.SandboxClock;
import org.springframework.stereotype.Component;

/** Finds out who calls, in the order in which the real gateway looks. */
@Component
class Doorman {
    private static final long SKEW_SECONDS = 300;
    private static final String FORMAT = "Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》";
    private static final String SKEW = "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟";

    private final People people;
    private final SandboxClock clock;

    Doorman(People people, SandboxClock clock) {
        this.people = people;
        this.clock = clock;
    }

    Merchant identify(Call call) {
        checkHeaders(call);
        var authorization =
                call.header("Authorization")
                        .flatMap(Authorization::parse)
                        .orElseThrow(() -> Refusals.signature(unreadable(call)));
        checkTime(authorization);
        var merchant =
                people.merchant(authorization.mchid())
                        .filter(known -> known.serial().equals(authorization.serial()))
                        .orElseThrow(() -> Refusals.signature("商户证书序列号有误。请使用签名私钥匹配的证书序列号"));
        var message =
                SignedText.ofRequest(
                        call.method(),
                        call.target(),
                        authorization.timestamp(),
                        authorization.nonce(),
                        call.body());
        if (!Rsa.verifies(merchant.verifyingKey(), message, authorization.signature())) {
            throw Refusals.signature("签名错误");
        }
        return merchant;
    }

    private static void checkHeaders(Call call) {
        boolean accepts =
                call.header("Accept")
                        .filter(value ->
                                value.contains("application/json") || value.contains("*/*"))
                        .isPresent();
        boolean named = call.header("User-Agent").filter(value -> !value.isBlank()).isPresent();
        if (!accepts || !named) throw Refusals.invalid("Http头缺少Accept或User-Agent");
        boolean json =
                call.header("Content-Type")
                        .filter(value -> value.startsWith("application/json"))
                        .isPresent();
        if (call.body().length > 0 && !json) {
            throw Refusals.invalid("Http头Content-Type应为application/json");
        }
    }

    private static String unreadable(Call call) {
        return call.path().startsWith("/v3/pay/") ? "签名信息错误，验签失败" : FORMAT;
    }

    private void checkTime(Authorization authorization) {
        try {
            long seconds = Long.parseLong(authorization.timestamp());
            if (Math.abs(clock.signatureTime().getEpochSecond() - seconds) <= SKEW_SECONDS) return;
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw Refusals.signature(SKEW);
    }
}
