package io.yanhuo.tenancy;

import io.yanhuo.HalfFleet;
import io.yanhuo.migrations.Release;
import io.yanhuo.migrations.TenantSchemas;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Slug;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, TenantSchemas> schemas = new ConcurrentHashMap<>();

    TestTenant(NewTenants births, Tenants tenants, TenantBirths rows, Clusters clusters) {
        this.births = births;
        this.tenants = tenants;
        this.rows = rows;
        this.clusters = clusters;
    }

    public Tenant create(String name) {
        return HalfFleet.lags()
                ? create(name, Release.ofThisBuild())
                : create(name, births::createSchema);
    }

    /** Born while another release was running. */
    public Tenant create(String name, Release release) {
        return create(
                name,
                id -> {
                    var place = rows.placeOf(id).orElseThrow();
                    var version = schemas(place.cluster(), release).create(place.schema());
                    rows.recordVersion(id, version.value());
                });
    }

    /** Kept, for each looks for itself what its template is made of. */
    private TenantSchemas schemas(String cluster, Release release) {
        return schemas.computeIfAbsent(
                cluster + " " + release.version(),
                _ -> new TenantSchemas(clusters.ddl(cluster), release));
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
