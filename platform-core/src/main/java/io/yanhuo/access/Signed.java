package io.yanhuo.access;

import io.yanhuo.tenancy.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Text that somebody else keeps for us and cannot alter: cookies and tokens without a row. */
@Component
class Signed {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final MasterKey key;

    Signed(MasterKey key) {
        this.key = key;
    }

    /**
     * @param use what it is for; signed for one use, it is of no value for another
     */
    String seal(String use, String text) {
        var body = ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return body + "." + mac(use, body);
    }

    /** The text, if it is one of ours and nobody touched it. */
    Optional<String> open(String use, String sealed) {
        int dot = sealed.indexOf('.');
        if (dot < 0) return Optional.empty();
        var body = sealed.substring(0, dot);
        if (!equal(mac(use, body), sealed.substring(dot + 1))) return Optional.empty();
        return Optional.of(new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8));
    }

    String mac(String use, String text) {
        return key.hash("signed|" + use, text);
    }

    /** In a time that does not tell how much of it is right. */
    static boolean equal(String a, String b) {
        return MessageDigest.isEqual(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
