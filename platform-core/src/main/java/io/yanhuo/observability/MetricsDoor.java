package io.yanhuo.observability;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Shows the figures at {@code /metrics} on a port of its own. No page, no session and no restaurant
 * is behind that port, and the proxy does not lead to it.
 */
final class MetricsDoor implements SmartLifecycle {
    private final PrometheusMeterRegistry registry;
    private final MetricsSettings settings;
    private final ObjectProvider<MeterBinder> binders;
    private boolean bound;
    private @Nullable HTTPServer server;

    MetricsDoor(
            PrometheusMeterRegistry registry,
            MetricsSettings settings,
            ObjectProvider<MeterBinder> binders) {
        this.registry = registry;
        this.settings = settings;
        this.binders = binders;
    }

    @Override
    public void start() {
        if (settings.port() < 0 || server != null) return;
        if (!bound) binders.orderedStream().forEach(binder -> binder.bindTo(registry));
        bound = true;
        try {
            server =
                    HTTPServer.builder()
                            .hostname(settings.address())
                            .port(settings.port())
                            .registry(registry.getPrometheusRegistry())
                            .buildAndStart();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no figures on %s:%d".formatted(settings.address(), settings.port()), e);
        }
    }

    @Override
    public void stop() {
        if (server != null) server.close();
        server = null;
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** On which port it listens. */
    int port() {
        if (server == null) throw new IllegalStateException("the door is shut");
        return server.getPort();
    }
}
