package dev.yanhuo.wechat.callbacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yanhuo.wechat.crypto.AesGcm;
import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.crypto.SignedText;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.PlatformKey;
import dev.yanhuo.wechat.state.Json;
import dev.yanhuo.wechat.state.SandboxClock;
import dev.yanhuo.wechat.state.Times;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Wraps notices. Same id and content each time, fresh nonces, time and signature. */
@Component
class Packing {
    private final People people;
    private final SandboxClock clock;

    Packing(People people, SandboxClock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** How the resource is encrypted. */
    record Lock(String key, String nonce, String associated) {}

    Lock lock(News news) {
        var key = people.merchant(news.mchid()).orElseThrow().apiV3Key();
        return new Lock(key, Chance.letters(12), news.originalType());
    }

    ObjectNode envelope(Notice notice, News news, Lock lock) {
        var envelope = Json.object();
        envelope.put("id", notice.id());
        envelope.put("create_time", Times.rfc3339(notice.createdAt()));
        envelope.put("resource_type", "encrypt-resource");
        envelope.put("event_type", news.eventType());
        envelope.put("summary", news.summary());
        var cipher = AesGcm.encrypt(lock.key(), lock.nonce(), lock.associated(), news.content());
        envelope.putObject("resource")
                .put("original_type", news.originalType())
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("ciphertext", cipher)
                .put("associated_data", lock.associated())
                .put("nonce", lock.nonce());
        return envelope;
    }

    Parcel sign(String body, PlatformKey key) {
        return sign(body, key, Duration.ZERO);
    }

    Parcel sign(String body, PlatformKey key, Duration ago) {
        var timestamp = String.valueOf(clock.signatureTime().minus(ago).getEpochSecond());
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
