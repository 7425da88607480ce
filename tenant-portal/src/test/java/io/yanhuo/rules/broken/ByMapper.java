package io.yanhuo.rules.broken;

import java.util.Map;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.TenantSchemaMapper;

/** Asks Hibernate to choose the schema, which it does not on this server. */
abstract class ByMapper implements TenantSchemaMapper<Object> {
    static final Map<String, String> SETTINGS =
            Map.of(MultiTenancySettings.MULTI_TENANT_SCHEMA_MAPPER, "mapper");
}
