package io.yanhuo.payments.wechat;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.wechat.pay.java.core.cipher.AeadCipher;
import com.wechat.pay.java.core.util.GsonUtil;
import io.yanhuo.payments.wechat.Merchant.Mode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens what WeChat sends us. The SDK's own parser accepts a notice of last year and breaks on one
 * without associated data, so only its verifier and its cipher are used.
 */
@Component
public class NoticeReader {
    private static final Duration FRESH = Duration.ofSeconds(300);
    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";
    private static final String PROBE = "WECHATPAY/SIGNTEST/";

    private final MerchantAccounts accounts;
    private final WeChatTime time;
    private final Gson gson = GsonUtil.getGson();

    NoticeReader(MerchantAccounts accounts, WeChatTime time) {
        this.accounts = accounts;
        this.time = time;
    }

    /** The headers that prove who sent it. */
    public record Proof(
            @Nullable String timestamp,
            @Nullable String nonce,
            @Nullable String serial,
            @Nullable String signature,
            @Nullable String scheme) {}

    /**
     * @param resource what it says, as JSON
     */
    public record Notice(String id, String eventType, String resource) {}

    private record Envelope(
            @Nullable String id, @Nullable String eventType, @Nullable Resource resource) {}

    /** What only the owner of the account's key can read. */
    record Resource(
            @Nullable String ciphertext, @Nullable String associatedData, @Nullable String nonce) {
        String open(AeadCipher cipher) {
            var sealed = Base64.getDecoder().decode(present(ciphertext));
            return cipher.decrypt(bytes(associatedData), bytes(nonce), sealed);
        }
    }

    /**
     * @throws NotGenuine unless it comes from WeChat, now, for our account of this mode
     */
    public Notice read(Mode mode, Proof proof, byte[] body) {
        var account = accounts.find(mode).orElseThrow(() -> new NotGenuine("no account"));
        var text = new String(body, StandardCharsets.UTF_8);
        requireFresh(proof, time.now());
        requireSigned(account, proof, text);
        return open(account, text);
    }

    private static void requireFresh(Proof proof, Instant now) {
        try {
            var sent = Instant.ofEpochSecond(Long.parseLong(present(proof.timestamp())));
            if (Duration.between(sent, now).abs().compareTo(FRESH) <= 0) return;
        } catch (NumberFormatException | java.time.DateTimeException e) {
            throw new NotGenuine("timestamp", e);
        }
        throw new NotGenuine("not of now");
    }

    private static void requireSigned(MerchantAccount account, Proof proof, String body) {
        if (proof.scheme() != null && !SCHEME.equals(proof.scheme())) {
            throw new NotGenuine("signature type");
        }
        var signature = present(proof.signature());
        if (signature.startsWith(PROBE)) throw new NotGenuine("probe of our verification");
        var message = message(present(proof.timestamp()), present(proof.nonce()), body);
        if (!verify(account, present(proof.serial()), message, signature)) {
            throw new NotGenuine("signature");
        }
    }

    static String message(String timestamp, String nonce, String body) {
        return timestamp + "\n" + nonce + "\n" + body + "\n";
    }

    private static boolean verify(
            MerchantAccount account, String serial, String message, String signature) {
        try {
            return account.verifier().verify(serial, message, signature);
        } catch (RuntimeException _) {
            return false; // the SDK throws for what is no Base64, or an unknown serial
        }
    }

    private Notice open(MerchantAccount account, String body) {
        try {
            var envelope = Objects.requireNonNull(gson.fromJson(body, Envelope.class));
            var resource = Objects.requireNonNull(envelope.resource());
            return new Notice(
                    present(envelope.id()),
                    present(envelope.eventType()),
                    resource.open(account.cipher()));
        } catch (NotGenuine e) {
            throw e;
        } catch (RuntimeException e) {
            throw new NotGenuine("not readable", e);
        }
    }

    /** What a notice says, as a value; {@link NotGenuine} if it is not that. */
    public <T> T resource(String json, Class<T> type) {
        try {
            return Objects.requireNonNull(gson.fromJson(json, type));
        } catch (JsonParseException | NullPointerException e) {
            throw new NotGenuine("not a " + type.getSimpleName(), e);
        }
    }

    private static byte[] bytes(@Nullable String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }

    private static String present(@Nullable String value) {
        if (value == null || value.isEmpty()) throw new NotGenuine("incomplete");
        return value;
    }
}
