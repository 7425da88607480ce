package io.yanhuo.tenancy;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Slug;
import org.springframework.stereotype.Component;

/** Makes empty restaurants for tests by the very pieces that provisioning uses. */
@Component
public class TestTenant {
    private static final PhoneNumber OWNER = new PhoneNumber("13800000001");

    private final NewTenants births;
    private final Tenants tenants;

    TestTenant(NewTenants births, Tenants tenants) {
        this.births = births;
        this.tenants = tenants;
    }

    public Tenant create(String name) {
        var slug = new Slug(name + "-" + RandomId.ofLength(6));
        var id = births.reserve(new NewTenant(slug, name, OWNER));
        births.place(id);
        births.createSchema(id);
        births.createAccount(id);
        births.identify(id);
        births.connectHost(id);
        births.open(id);
        return tenants.get(id);
    }
}
