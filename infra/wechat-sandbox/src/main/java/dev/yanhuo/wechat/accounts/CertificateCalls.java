package dev.yanhuo.wechat.accounts;

import dev.yanhuo.wechat.crypto.AesGcm;
import dev.yanhuo.wechat.crypto.Certificate;
import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.gate.Answer;
import dev.yanhuo.wechat.gate.Call;
import dev.yanhuo.wechat.gate.Refusals;
import dev.yanhuo.wechat.gate.Route;
import dev.yanhuo.wechat.gate.Routes;
import dev.yanhuo.wechat.people.PlatformKey;
import dev.yanhuo.wechat.people.PlatformKeys;
import dev.yanhuo.wechat.state.Json;
import dev.yanhuo.wechat.state.Times;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The platform certificates, encrypted for whoever asks; new merchants have none. */
@Component
class CertificateCalls implements Routes {
    private static final String NONE = "无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。";

    private final PlatformKeys keys;

    CertificateCalls(PlatformKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.pay("GET", "/v3/certificates", this::list));
    }

    private Answer list(Call call) {
        call.onlyParameters(List.of("algorithm_type"));
        if (!keys.rotation().downloadable()) throw Refusals.of(404, "NOT_FOUND", NONE);
        var key = call.merchant().apiV3Key();
        var all = keys.certificates().stream().map(each -> entry(each, key)).toList();
        return Answer.ok(Map.of("data", all));
    }

    private static ObjectNode entry(PlatformKey key, String apiV3Key) {
        Certificate certificate = Objects.requireNonNull(key.certificate());
        var nonce = Chance.hex(12);
        var cipher = AesGcm.encrypt(apiV3Key, nonce, "certificate", certificate.pem());
        var entry = Json.object();
        entry.put("serial_no", key.serial());
        entry.put("effective_time", Times.rfc3339(certificate.from()));
        entry.put("expire_time", Times.rfc3339(certificate.to()));
        entry.putObject("encrypt_certificate")
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("nonce", nonce)
                .put("associated_data", "certificate")
                .put("ciphertext", cipher);
        return entry;
    }
}
