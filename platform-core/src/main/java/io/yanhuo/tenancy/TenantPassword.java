package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaName;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Password of a restaurant's database account: derived from the master key, stored nowhere. */
@Component
class TenantPassword {
    private final MasterKey key;

    TenantPassword(MasterKey key) {
        this.key = key;
    }

    String of(SchemaName schema) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.derive("db|" + schema));
    }
}
