package dev.yanhuo.wechat.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** A self-signed X.509 certificate of five years, written by hand as the JDK has no way to. */
public record Certificate(String serial, String pem, Instant from, Instant to) {
    private static final byte[] SHA256_WITH_RSA =
            Der.sequence(Der.oid(1, 2, 840, 113549, 1, 1, 11), Der.nothing());

    public static Certificate of(KeyPair keys, String name, BigInteger serial, Instant now) {
        var from = now.minus(Duration.ofDays(1));
        var to = from.plus(Duration.ofDays(5 * 365));
        var subject = Der.sequence(Der.set(Der.sequence(Der.oid(2, 5, 4, 3), Der.text(name))));
        var content =
                Der.sequence(
                        Der.explicit(0, Der.integer(BigInteger.TWO)),
                        Der.integer(serial),
                        SHA256_WITH_RSA,
                        subject,
                        Der.sequence(Der.time(from), Der.time(to)),
                        subject,
                        keys.getPublic().getEncoded());
        var der = Der.sequence(content, SHA256_WITH_RSA, Der.bits(signed(keys, content)));
        var hex = String.format("%040X", serial);
        return new Certificate(hex, pem(der), from, to);
    }

    private static byte[] signed(KeyPair keys, byte[] content) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not sign a certificate", e);
        }
    }

    private static String pem(byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }
}
