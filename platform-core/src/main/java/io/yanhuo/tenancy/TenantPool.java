package io.yanhuo.tenancy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/**
 * The connections to one database server that all restaurants on it share. Not a bean of type
 * DataSource: nothing but {@link TenantConnections} may lend them.
 */
final class TenantPool {
    /** So often an idle connection says something; the pool takes no shorter one. */
    static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);

    private TenantPool() {}

    static HikariDataSource open(
            String cluster, String address, DatabaseSettings settings, MeterRegistry meters) {
        var config = new HikariConfig();
        config.setPoolName("tenants-" + cluster);
        // The driver names a schema in COM_CHANGE_USER only if it named one when it connected.
        config.setJdbcUrl(DatabaseUrl.of(settings, address, "nothing"));
        config.setUsername("yanhuo_router");
        config.setPassword(settings.routerPassword());
        config.setMaximumPoolSize(settings.tenantConnections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        config.setKeepaliveTime(SIGN_OF_LIFE.toMillis());
        // Each piece of work is a transaction; what it forgot to commit is rolled back on return.
        config.setAutoCommit(false);
        // A server that is down now is waited for by those who want something from it.
        config.setInitializationFailTimeout(-1);
        config.setMetricRegistry(meters);
        return new HikariDataSource(config);
    }
}
