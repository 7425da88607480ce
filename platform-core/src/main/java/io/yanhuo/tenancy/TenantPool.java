package io.yanhuo.tenancy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.stereotype.Component;

/**
 * The connections to one database server that all restaurants share. Not a bean of type DataSource:
 * nothing but {@link TenantConnections} may reach it.
 */
@Component
class TenantPool implements AutoCloseable {
    private final HikariDataSource pool;

    TenantPool(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("tenants");
        // The driver names a schema in COM_CHANGE_USER only if it named one when it connected.
        config.setJdbcUrl(DatabaseUrl.of(settings, "nothing"));
        config.setUsername("yanhuo_router");
        config.setPassword(settings.routerPassword());
        config.setMaximumPoolSize(settings.tenantConnections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        // Each piece of work is a transaction; what it forgot to commit is rolled back on return.
        config.setAutoCommit(false);
        config.setInitializationFailTimeout(30_000);
        this.pool = new HikariDataSource(config);
    }

    HikariDataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
