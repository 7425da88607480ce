package dev.yanhuo.wechat.people;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.yanhuo.wechat.crypto.Certificate;
import dev.yanhuo.wechat.crypto.Rsa;
import java.security.PrivateKey;
import org.jspecify.annotations.Nullable;

/**
 * A key WeChat Pay signs with: the public key ({@code PUB_KEY_ID_…}) or that of a platform
 * certificate.
 */
public record PlatformKey(
        String serial, String privateKey, String publicKey, @Nullable Certificate certificate) {
    static final String PUBLIC_KEY_PREFIX = "PUB_KEY_ID_";

    public String sign(String message) {
        return Rsa.sign(signingKey(), message);
    }

    @JsonIgnore
    public PrivateKey signingKey() {
        return Rsa.privateKey(privateKey);
    }
}
