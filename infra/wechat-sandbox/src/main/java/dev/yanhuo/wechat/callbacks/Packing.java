package dev.yanhuo.wechat.callbacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yanhuo.wechat.crypto.AesGcm;
import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.crypto.SignedText;
import dev.yanhuo.wechat.orders.Times;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.PlatformKeys;
import dev.yanhuo.wechat.state.Json;
import dev.yanhuo.wechat.state.SandboxClock;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;

/** Wraps notices. Same id and content each time, fresh nonces, time and signature. */
@Component
class Packing {
    private final People people;
    private final PlatformKeys keys;
    private final SandboxClock clock;

    Packing(People people, PlatformKeys keys, SandboxClock clock) {
        this.people = people;
        this.keys = keys;
        this.clock = clock;
    }

    Parcel pack(Notice notice) {
        return sign(envelope(notice));
    }

    private String envelope(Notice notice) {
        var key = people.merchant(notice.mchid()).orElseThrow().apiV3Key();
        var nonce = Chance.letters(12);
        var type = notice.originalType();
        var envelope = Json.object();
        envelope.put("id", notice.id());
        envelope.put("create_time", Times.rfc3339(notice.createdAt()));
        envelope.put("resource_type", "encrypt-resource");
        envelope.put("event_type", notice.eventType());
        envelope.put("summary", notice.summary());
        envelope.putObject("resource")
                .put("original_type", type)
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("ciphertext", AesGcm.encrypt(key, nonce, type, notice.content()))
                .put("associated_data", type)
                .put("nonce", nonce);
        return Json.text(envelope);
    }

    private Parcel sign(String body) {
        var key = keys.forCallback();
        var timestamp = String.valueOf(clock.instant().getEpochSecond());
        var nonce = Chance.letters(32);
        var headers = new LinkedHashMap<String, String>();
        headers.put("User-Agent", "Mozilla/4.0");
        headers.put("Accept", "*/*");
        headers.put("Content-Type", "application/json");
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Serial", key.serial());
        headers.put("Wechatpay-Signature", key.sign(SignedText.ofAnswer(timestamp, nonce, body)));
        headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
        headers.put("Wechatpay-Timestamp", timestamp);
        return new Parcel(headers, body.getBytes(UTF_8));
    }
}
