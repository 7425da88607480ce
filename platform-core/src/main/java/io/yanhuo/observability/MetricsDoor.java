package io.yanhuo.observability;

import com.sun.net.httpserver.HttpExchange;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Shows the figures at {@code /metrics} on a port of its own, and what else machines of the house
 * ask. No session and no restaurant's page is behind that port, and the proxy leads nobody to it.
 */
final class MetricsDoor implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsDoor.class);

    private final PrometheusMeterRegistry registry;
    private final MetricsSettings settings;
    private final ObjectProvider<MeterBinder> binders;
    private final ObjectProvider<InsidePage> pages;
    private boolean bound;
    private @Nullable HTTPServer server;

    MetricsDoor(
            PrometheusMeterRegistry registry,
            MetricsSettings settings,
            ObjectProvider<MeterBinder> binders,
            ObjectProvider<InsidePage> pages) {
        this.registry = registry;
        this.settings = settings;
        this.binders = binders;
        this.pages = pages;
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
                            .defaultHandler(this::other)
                            .buildAndStart();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no figures on %s:%d".formatted(settings.address(), settings.port()), e);
        }
    }

    private void other(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status(exchange.getRequestURI()), -1);
        }
    }

    private int status(URI asked) {
        return pages.orderedStream()
                .filter(page -> page.path().equals(asked.getPath()))
                .findFirst()
                .map(page -> answer(page, asked))
                .orElse(HttpURLConnection.HTTP_NOT_FOUND);
    }

    private static int answer(InsidePage page, URI asked) {
        try {
            return page.answer(asked.getRawQuery());
        } catch (RuntimeException e) {
            LOG.error("{} could not answer", page.path(), e);
            return HttpURLConnection.HTTP_UNAVAILABLE;
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
