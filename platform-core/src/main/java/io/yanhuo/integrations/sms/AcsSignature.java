package io.yanhuo.integrations.sms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.web.util.UriUtils;

/** Aliyun's signature of the third version, {@code ACS3-HMAC-SHA256}, of calls without a body. */
final class AcsSignature {
    static final String NO_BODY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final String ALGORITHM = "ACS3-HMAC-SHA256";

    private AcsSignature() {}

    /** As it is signed, and exactly as it has to be sent. */
    static String query(SortedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /**
     * @param headers in lower case, all of which are signed
     * @return value of the header {@code Authorization}
     */
    static String authorization(
            String keyId, String keySecret, String query, SortedMap<String, String> headers) {
        var names = String.join(";", headers.keySet());
        return "%s Credential=%s,SignedHeaders=%s,Signature=%s"
                .formatted(ALGORITHM, keyId, names, signature(keySecret, query, headers));
    }

    static String signature(String keySecret, String query, SortedMap<String, String> headers) {
        var lines =
                headers.entrySet().stream().map(AcsSignature::line).collect(Collectors.joining());
        var names = String.join(";", headers.keySet());
        var request = String.join("\n", "POST", "/", query, lines, names, NO_BODY);
        return hmac(keySecret, ALGORITHM + "\n" + sha256(request));
    }

    private static String line(Map.Entry<String, String> header) {
        return header.getKey() + ":" + header.getValue().strip() + "\n";
    }

    /** RFC 3986: everything but letters, digits and {@code -._~}. */
    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
