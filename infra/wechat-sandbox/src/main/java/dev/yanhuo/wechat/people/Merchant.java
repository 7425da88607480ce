package dev.yanhuo.wechat.people;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.yanhuo.wechat.crypto.Rsa;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;

/**
 * A merchant number that calls for itself: the service provider, or one in direct mode.
 *
 * @param privateKey of the merchant's certificate, PKCS#8 in Base64
 * @param publicKey of the same, SPKI in Base64
 * @param formerApiV3Key what callbacks were encrypted with before the key was changed
 */
public record Merchant(
        String mchid,
        String name,
        Kind kind,
        String serial,
        String privateKey,
        String publicKey,
        String apiV3Key,
        String formerApiV3Key,
        List<String> appids) {
    public enum Kind {
        PROVIDER,
        DIRECT
    }

    @JsonIgnore
    public PublicKey verifyingKey() {
        return Rsa.publicKey(publicKey);
    }

    @JsonIgnore
    public PrivateKey signingKey() {
        return Rsa.privateKey(privateKey);
    }

    @JsonIgnore
    public boolean isProvider() {
        return kind == Kind.PROVIDER;
    }

    public boolean owns(String appid) {
        return appids.contains(appid);
    }
}
