package io.yanhuo.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yanhuo.TestWeChat;
import io.yanhuo.shared.RandomId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes notices as WeChat would, with the sandbox's own key, so that a test can say anything with
 * a genuine signature. All cryptography here is the JDK's, none of it the product's.
 */
final class WeChat {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final PrivateKey OWN = ownKey();

    private WeChat() {}

    /** A notice, ready to be sent; each part can be replaced. */
    record Letter(Map<String, String> headers, byte[] body) {
        Letter with(String header, String value) {
            var changed = new LinkedHashMap<>(headers);
            changed.put(header, value);
            return new Letter(changed, body);
        }

        Letter without(String header) {
            var changed = new LinkedHashMap<>(headers);
            changed.remove(header);
            return new Letter(changed, body);
        }

        Letter saying(String text) {
            return new Letter(headers, text.getBytes(UTF_8));
        }
    }

    /** What WeChat says about a payment of the first restaurant, genuinely. */
    static ObjectNode payment(PaymentStart start, long fen) {
        var known = TestWeChat.sandbox().credentials();
        var node = JSON.createObjectNode();
        node.put("sp_appid", known.get("sp.appid"));
        node.put("sp_mchid", known.get("sp.mchid"));
        node.put("sub_appid", known.get("demo.1.appid"));
        node.put("sub_mchid", known.get("demo.1.sub-mchid"));
        node.put("out_trade_no", start.outTradeNo());
        node.put("transaction_id", "4200" + RandomId.ofLength(20));
        node.put("trade_type", "NATIVE");
        node.put("trade_state", "SUCCESS");
        node.put("bank_type", "OTHERS");
        node.put("success_time", java.time.OffsetDateTime.now().toString());
        node.putObject("payer").put("sp_openid", "oSomebody");
        node.putObject("amount")
                .put("total", fen)
                .put("payer_total", fen)
                .put("currency", "CNY")
                .put("payer_currency", "CNY");
        return node;
    }

    static Letter letter(String id, String event, ObjectNode content) {
        return letter(id, event, content, "sp", "transaction", Instant.now());
    }

    static Letter letter(
            String id,
            String event,
            ObjectNode content,
            String account,
            String associated,
            Instant at) {
        var apiKey = TestWeChat.sandbox().credentials().get(account + ".api-v3-key");
        var envelope = JSON.createObjectNode();
        envelope.put("id", id).put("create_time", "2026-11-24T20:00:00+08:00");
        envelope.put("event_type", event).put("resource_type", "encrypt-resource");
        var nonce = RandomId.ofLength(12);
        var resource = envelope.putObject("resource");
        resource.put("original_type", "transaction").put("algorithm", "AEAD_AES_256_GCM");
        resource.put("ciphertext", seal(apiKey, nonce, associated, content.toString()));
        if (!associated.isEmpty()) resource.put("associated_data", associated);
        resource.put("nonce", nonce);
        return sign(envelope.toString().getBytes(UTF_8), at, OWN);
    }

    static Letter sign(byte[] body, Instant at, PrivateKey key) {
        var time = Long.toString(at.getEpochSecond());
        var nonce = RandomId.ofLength(32);
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("Wechatpay-Timestamp", time);
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Serial", serial());
        headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
        var message = time + "\n" + nonce + "\n" + new String(body, UTF_8) + "\n";
        headers.put("Wechatpay-Signature", signature(key, message));
        return new Letter(headers, body);
    }

    static PrivateKey own() {
        return OWN;
    }

    static PrivateKey stranger() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static PrivateKey merchant(String account) {
        return key(TestWeChat.sandbox().credentials().get(account + ".private-key"));
    }

    static String serial() {
        return TestWeChat.sandbox().credentials().get("wechat.public-key-id");
    }

    static int send(String url, Letter letter) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(url))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(letter.body()));
            letter.headers().forEach(request::header);
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode changed(ObjectNode content, Consumer<ObjectNode> change) {
        change.accept(content);
        return content;
    }

    private static String signature(PrivateKey key, String message) {
        try {
            var signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key);
            signer.update(message.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String seal(String key, String nonce, String associated, String plain) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var secret = new SecretKeySpec(key.getBytes(UTF_8), "AES");
            cipher.init(
                    Cipher.ENCRYPT_MODE, secret, new GCMParameterSpec(128, nonce.getBytes(UTF_8)));
            cipher.updateAAD(associated.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sandbox keeps its keys beside the credentials it hands out. */
    private static PrivateKey ownKey() {
        var file = TestWeChat.sandbox().credentialsFile().resolveSibling("state.jsonl");
        try (var lines = Files.lines(file)) {
            return lines.map(JSON::readTree)
                    .filter(line -> line.path("shelf").asString().equals("platform-keys"))
                    .filter(line -> line.path("id").asString().equals(serial()))
                    .map(line -> key(line.path("value").path("privateKey").asString()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey key(String base64) {
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            return KeyFactory.getInstance("RSA").generatePrivate(encoded);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
