package dev.yanhuo.wechat.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AEAD_AES_256_GCM with a merchant's APIv3 key: its 32 characters are the key's bytes. */
public final class AesGcm {
    private AesGcm() {}

    public static String encrypt(String key, String nonce, String associated, String plain) {
        try {
            var bytes = cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(bytes(plain));
            return Base64.getEncoder().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not encrypt", e);
        }
    }

    public static String decrypt(String key, String nonce, String associated, String base64)
            throws GeneralSecurityException {
        var cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, associated);
        return new String(cipher.doFinal(Base64.getDecoder().decode(base64)), UTF_8);
    }

    private static Cipher cipher(int mode, String key, String nonce, String associated)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(bytes(key), "AES"),
                new GCMParameterSpec(128, bytes(nonce)));
        cipher.updateAAD(bytes(associated));
        return cipher;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
