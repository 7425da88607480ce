package io.yanhuo.tenancy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** The one secret of an installation; every other key is derived from it for one use only. */
@Component
public class MasterKey {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    MasterKey(DatabaseSettings settings) {
        this.key = new SecretKeySpec(Base64.getDecoder().decode(settings.masterKey()), HMAC);
    }

    /** 32 bytes that only this use of the master key gives. */
    public byte[] derive(String use) {
        return hmac(key, use);
    }

    /** Keyed hash in hexadecimal: equal for equal text, and of no use without the key. */
    public String hash(String use, String text) {
        return hash(derive(use), text);
    }

    static String hash(byte[] key, String text) {
        return HexFormat.of().formatHex(hmac(new SecretKeySpec(key, HMAC), text));
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
