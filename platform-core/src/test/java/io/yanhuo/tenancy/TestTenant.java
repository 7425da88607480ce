package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaName;
import io.yanhuo.migrations.TenantSchemas;
import io.yanhuo.shared.RandomId;
import java.time.Clock;
import java.time.LocalDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes restaurants for tests, with schema, account and host, as provisioning would. */
@Component
public class TestTenant {
    private final JdbcClient platform;
    private final TenantSchemas schemas;
    private final TenantAccounts accounts;
    private final DatabaseSettings settings;
    private final Tenants tenants;

    TestTenant(
            JdbcClient platform,
            TenantSchemas schemas,
            TenantAccounts accounts,
            DatabaseSettings settings,
            Tenants tenants) {
        this.platform = platform;
        this.schemas = schemas;
        this.accounts = accounts;
        this.settings = settings;
        this.tenants = tenants;
    }

    public Tenant create(String name) {
        var schema = new SchemaName("t" + RandomId.ofLength(12));
        var slug = name + "-" + RandomId.ofLength(6);
        var id = register(name, slug, schema);
        var version = schemas.create(schema);
        accounts.create(schema);
        identify(schema, id);
        platform.sql("UPDATE tenant SET schema_version = ?, state = 'ACTIVE' WHERE tenant_id = ?")
                .params(version.value(), id.value())
                .update();
        return tenants.get(id);
    }

    private TenantId register(String name, String slug, SchemaName schema) {
        platform.sql(
                        """
                        INSERT INTO tenant (public_id, slug, name, state, plan_code, time_zone,
                                            created_at)
                        VALUES (?, ?, ?, 'PROVISIONING', 'trial', 'Asia/Shanghai', ?)
                        """)
                .params(RandomId.ofLength(12), slug, name, LocalDateTime.now(Clock.systemUTC()))
                .update();
        long id =
                platform.sql("SELECT tenant_id FROM tenant WHERE slug = ?")
                        .param(slug)
                        .query(Long.class)
                        .single();
        platform.sql("INSERT INTO tenant_placement VALUES (?, 'default', ?, 1, 'RW')")
                .params(id, schema.value())
                .update();
        platform.sql("INSERT INTO tenant_host VALUES (?, ?, 'SLUG', 'ACTIVE', NULL)")
                .params(slug + ".yanhuo.localhost", id)
                .update();
        return new TenantId(id);
    }

    private void identify(SchemaName schema, TenantId id) {
        JdbcClient.create(DdlConnections.of(settings))
                .sql("INSERT INTO `" + schema + "`.tenant_identity VALUES (?, 1)")
                .param(id.value())
                .update();
    }
}
