package io.yanhuo.observability;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits in the platform's own tables, the same on every node; read at most every ten seconds,
 * however many look. While the database is away there is no figure, rather than an old one.
 */
@Component
class PlatformFigures implements MeterBinder {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final JdbcClient platform;
    private final Clock clock;
    private final LoadingCache<Boolean, Map<String, @Nullable Object>> figures =
            Caffeine.newBuilder().expireAfterWrite(FRESH).build(_ -> read());

    PlatformFigures(JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "yanhuo.tenants.open", "Restaurants that are open", "open_tenants");
        gauge(
                registry,
                "yanhuo.schemas.ready",
                "Empty schemas that wait for a sign-up",
                "ready_schemas");
        gauge(
                registry,
                "yanhuo.outbox.overdue",
                "Restaurants whose outbox has been due for over a minute",
                "overdue");
        gauge(
                registry,
                "yanhuo.outbox.lag.seconds",
                "How long the outbox that waits longest has been due",
                "outbox_lag");
        gauge(
                registry,
                "yanhuo.operations.running",
                "Long operations under way",
                "running_operations");
        gauge(
                registry,
                "yanhuo.operations.failed",
                "Long operations that an operator has to look at",
                "failed_operations");
        gauge(
                registry,
                "yanhuo.operations.stuck",
                "Long operations of which nobody has heard for 5 minutes, or 2 hours at one step",
                "stuck_operations");
        gauge(
                registry,
                "yanhuo.certificates.failing",
                "Own domains of restaurants with a fault, or whose certificate ends within 14 days",
                "failing_certificates");
        gauge(
                registry,
                "yanhuo.certificates.own.failing",
                "1 if the platform's own certificate has a fault or ends within 14 days",
                "failing_own_certificate");
    }

    private void gauge(MeterRegistry registry, String name, String help, String figure) {
        ToDoubleFunction<PlatformFigures> value = self -> self.value(figure);
        Gauge.builder(name, this, value).description(help).register(registry);
    }

    private double value(String figure) {
        try {
            return figures.get(true).get(figure) instanceof Number number
                    ? number.doubleValue()
                    : 0;
        } catch (DataAccessException _) {
            return Double.NaN;
        }
    }

    private Map<String, @Nullable Object> read() {
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return platform.sql(
                        """
                        SELECT
                            (SELECT COUNT(*) FROM tenant
                                WHERE state = 'ACTIVE' AND practice_of IS NULL) AS open_tenants,
                            (SELECT COUNT(*) FROM prepared_schema
                                WHERE state = 'READY') AS ready_schemas,
                            (SELECT COUNT(*) FROM outbox_hint
                                WHERE due_at < :now - INTERVAL 1 MINUTE) AS overdue,
                            (SELECT TIMESTAMPDIFF(SECOND, MIN(due_at), :now) FROM outbox_hint
                                WHERE due_at <= :now) AS outbox_lag,
                            (SELECT COUNT(*) FROM operation
                                WHERE state = 'RUNNING') AS running_operations,
                            (SELECT COUNT(*) FROM operation
                                WHERE state IN ('FAILED', 'STOPPING')) AS failed_operations,
                            (SELECT COUNT(*) FROM operation o
                                WHERE o.state IN ('RUNNING', 'STOPPING', 'ABANDONING')
                                  AND (o.state = 'ABANDONING'
                                       OR o.lease_until < :now - INTERVAL 5 MINUTE
                                       OR EXISTS (SELECT 1 FROM operation_step s
                                           WHERE s.operation_id = o.operation_id
                                             AND s.state = 'RUNNING'
                                             AND s.started_at < :now - INTERVAL 2 HOUR)))
                                AS stuck_operations,
                            (SELECT COUNT(*) FROM host_certificate
                                WHERE (fault IS NOT NULL OR valid_until < :soon)
                                  AND host NOT LIKE '*.%') AS failing_certificates,
                            (SELECT COUNT(*) FROM host_certificate
                                WHERE (fault IS NOT NULL OR valid_until < :soon)
                                  AND host LIKE '*.%') AS failing_own_certificate
                        """)
                .param("now", now)
                .param("soon", now.plusDays(14))
                .query()
                .singleRow();
    }
}
