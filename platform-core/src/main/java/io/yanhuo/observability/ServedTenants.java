package io.yanhuo.observability;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When each restaurant was served last. A request notes it in memory; once a minute each node
 * writes down what it has noted, many restaurants by one statement.
 */
@Component
public class ServedTenants implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ServedTenants.class);
    private static final int AT_ONCE = 500;
    private static final int FAILED = 400;

    private final JdbcClient platform;
    private final Clock clock;
    private final ConcurrentHashMap<TenantId, Instant> noted = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService thread;

    ServedTenants(JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /** In the restaurant's scope. */
    void note(int status) {
        if (status >= FAILED) return;
        noted.put(TenantScope.current().tenant(), clock.instant().truncatedTo(ChronoUnit.MINUTES));
    }

    /** Writes down what was noted since the last time. */
    public void write() {
        var taken = new ArrayList<Served>();
        for (var tenant : List.copyOf(noted.keySet())) {
            var at = noted.remove(tenant);
            if (at != null) taken.add(new Served(tenant, at));
        }
        for (int from = 0; from < taken.size(); from += AT_ONCE) {
            write(taken.subList(from, Math.min(from + AT_ONCE, taken.size())));
        }
    }

    private record Served(TenantId tenant, Instant at) {}

    /** Of those that are still there: some are removed, or purged, in the minute between. */
    private void write(List<Served> some) {
        var rows =
                String.join(
                        " UNION ALL ",
                        Collections.nCopies(some.size(), "SELECT ? AS id, ? AS seen"));
        var statement =
                platform.sql(
                        "INSERT INTO tenant_health (tenant_id, served_at)"
                                + " SELECT t.tenant_id, CAST(s.seen AS DATETIME(6)) FROM ("
                                + rows
                                + ") s JOIN tenant t ON t.tenant_id = s.id"
                                + " AND t.state NOT IN ('ARCHIVED', 'PURGING', 'PURGED')"
                                + " ON DUPLICATE KEY UPDATE served_at ="
                                + " GREATEST(COALESCE(tenant_health.served_at, VALUES(served_at)),"
                                + " VALUES(served_at))");
        for (var served : some) {
            statement = statement.param(served.tenant().value()).param(utc(served.at()));
        }
        statement.update();
    }

    @Override
    public void start() {
        var fresh = Executors.newSingleThreadScheduledExecutor();
        thread = fresh;
        fresh.scheduleWithFixedDelay(this::writeSafely, 1, 1, TimeUnit.MINUTES);
    }

    private void writeSafely() {
        try {
            write();
        } catch (RuntimeException e) {
            LOG.warn("could not write down who was served", e);
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running == null) return;
        running.shutdownNow();
        writeSafely();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
