package io.yanhuo.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yanhuo.TestWeChat;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a restaurant's app knows the first of the sandbox's people. */
final class Openids {
    private Openids() {}

    static String of(int restaurant) {
        try {
            var known = TestWeChat.sandbox().credentials();
            var secret = known.get("demo." + restaurant + ".secret");
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            var person = mac.doFinal((Shop.appid(restaurant) + " amei").getBytes(UTF_8));
            return "o" + Base64.getUrlEncoder().encodeToString(person).substring(0, 27);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
