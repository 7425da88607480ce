package io.yanhuo.tenancy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Service;

/**
 * Encrypts what identifies a person, with a key of the restaurant in whose scope it happens. Table
 * and column are sealed in, so that a value copied elsewhere cannot be read.
 */
@Service
public class PersonalData {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MasterKey key;

    PersonalData(MasterKey key) {
        this.key = key;
    }

    public byte[] encrypt(String plain, String table, String column) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] text = plain.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, text, table + "|" + column);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /**
     * @throws IllegalStateException if it was sealed for another restaurant, table or column
     */
    public String decrypt(byte[] stored, String table, String column) {
        var buffer = ByteBuffer.wrap(stored);
        var nonce = new byte[NONCE];
        buffer.get(nonce);
        var sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        return new String(
                crypt(Cipher.DECRYPT_MODE, nonce, sealed, table + "|" + column),
                StandardCharsets.UTF_8);
    }

    /** By which the full value can be found again; differs from restaurant to restaurant. */
    public String hash(String plain) {
        return key.hash("personal-hash|" + owner(), plain);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text, String place) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var secret = new SecretKeySpec(key.derive("personal|" + owner()), "AES");
            cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((owner() + "|" + place).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not sealed for this place", e);
        }
    }

    /** Outside of any restaurant the platform itself is the owner. */
    private static String owner() {
        return TenantScope.bound() ? TenantScope.current().tenant().toString() : "platform";
    }
}
