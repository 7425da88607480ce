package io.yanhuo.tenancy;

import io.yanhuo.migrations.Release;
import io.yanhuo.migrations.TenantSchemas;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Slug;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Makes empty restaurants for tests by the very pieces that provisioning uses. */
@Component
public class TestTenant {
    private static final PhoneNumber OWNER = new PhoneNumber("13800000001");

    private final NewTenants births;
    private final Tenants tenants;
    private final TenantBirths rows;
    private final Clusters clusters;

    TestTenant(NewTenants births, Tenants tenants, TenantBirths rows, Clusters clusters) {
        this.births = births;
        this.tenants = tenants;
        this.rows = rows;
        this.clusters = clusters;
    }

    public Tenant create(String name) {
        return create(name, births::createSchema);
    }

    /** Born while another release was running. */
    public Tenant create(String name, Release release) {
        return create(
                name,
                id -> {
                    var place = rows.placeOf(id).orElseThrow();
                    var schemas = new TenantSchemas(clusters.ddl(place.cluster()), release);
                    var version = schemas.create(place.schema());
                    rows.recordVersion(id, version.value());
                });
    }

    private Tenant create(String name, Consumer<TenantId> createSchema) {
        var slug = new Slug(name + "-" + RandomId.ofLength(6));
        var id = births.reserve(new NewTenant(slug, name, OWNER));
        births.place(id);
        createSchema.accept(id);
        births.createAccount(id);
        births.identify(id);
        births.connectHost(id);
        births.open(id);
        return tenants.get(id);
    }
}
