package dev.yanhuo.wechat.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;

/** SHA256withRSA signatures and OAEP as WeChat Pay uses them. */
public final class Rsa {
    private static final String OAEP = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";

    private Rsa() {}

    public static KeyPair newKeys() {
        return attempt(() -> {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        });
    }

    public static String sign(PrivateKey key, String message) {
        return attempt(() -> {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(message.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        });
    }

    /** Anything that is not a signature of the message by the key is simply not true. */
    public static boolean verifies(PublicKey key, byte[] message, String base64) {
        return attempt(() -> {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(message);
            try {
                return signature.verify(Base64.getDecoder().decode(base64));
            } catch (IllegalArgumentException | SignatureException _) {
                return false;
            }
        });
    }

    /** What was encrypted for the key's owner; fails if it was meant for somebody else. */
    public static String decrypt(PrivateKey key, String base64) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(OAEP);
        cipher.init(Cipher.DECRYPT_MODE, key);
        try {
            return new String(cipher.doFinal(Base64.getDecoder().decode(base64)), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not Base64", e);
        }
    }

    public static PrivateKey privateKey(String pkcs8) {
        return attempt(() ->
                KeyFactory.getInstance("RSA")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8))));
    }

    public static PublicKey publicKey(String spki) {
        return attempt(() ->
                KeyFactory.getInstance("RSA")
                        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(spki))));
    }

    private static <T> T attempt(Work<T> work) {
        try {
            return work.run();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this machine's cryptography does not work", e);
        }
    }

    private interface Work<T> {
        T run() throws GeneralSecurityException;
    }
}
