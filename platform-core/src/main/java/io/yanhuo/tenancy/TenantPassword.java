package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Password of a restaurant's database account: derived from the master key, stored nowhere. */
@Component
class TenantPassword {
    private final SecretKeySpec key;

    TenantPassword(DatabaseSettings settings) {
        this.key =
                new SecretKeySpec(Base64.getDecoder().decode(settings.masterKey()), "HmacSHA256");
    }

    String of(SchemaName schema) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] digest = mac.doFinal(("db|" + schema).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
