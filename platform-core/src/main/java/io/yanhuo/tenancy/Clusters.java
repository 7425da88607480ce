package io.yanhuo.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.yanhuo.migrations.Release;
import io.yanhuo.migrations.TenantSchemas;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * The database servers on which restaurants live. One that cannot be reached harms its own
 * restaurants only: it is connected to when the first of them is asked for.
 */
@Component
class Clusters implements AutoCloseable {
    private final DatabaseSettings settings;
    private final Release release;
    private final MeterRegistry meters;
    private final Map<String, Cluster> opened = new ConcurrentHashMap<>();

    Clusters(DatabaseSettings settings, Release release, MeterRegistry meters) {
        this.settings = settings;
        this.release = release;
        this.meters = meters;
    }

    /** One server: its shared connections, and who creates and alters on it. */
    private record Cluster(HikariDataSource pool, DataSource ddl, TenantSchemas schemas) {}

    /** Whether there is a choice where a restaurant may live. */
    boolean several() {
        return settings.addresses().size() > 1;
    }

    /** The connections that all restaurants on it share. */
    HikariDataSource pool(String id) {
        return get(id).pool();
    }

    DataSource ddl(String id) {
        return get(id).ddl();
    }

    /** For short statements that somebody waits for: given up after so long a silence. */
    DataSource ddl(String id, Duration silence) {
        return DdlConnections.of(settings, settings.addressOf(id), silence);
    }

    /** For what somebody waits for, as above. */
    TenantSchemas schemas(String id, Duration silence) {
        return new TenantSchemas(ddl(id, silence), release);
    }

    TenantSchemas schemas(String id) {
        return get(id).schemas();
    }

    private Cluster get(String id) {
        return opened.computeIfAbsent(id, this::open);
    }

    private Cluster open(String id) {
        var address = settings.addressOf(id);
        var ddl = DdlConnections.of(settings, address);
        return new Cluster(
                TenantPool.open(id, address, settings, meters),
                ddl,
                new TenantSchemas(ddl, release));
    }

    @Override
    public void close() {
        opened.values().forEach(cluster -> cluster.pool().close());
    }
}
