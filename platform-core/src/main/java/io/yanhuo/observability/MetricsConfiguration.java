package io.yanhuo.observability;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The figures of this node, in the form that Prometheus reads. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MetricsSettings.class, TracingSettings.class})
class MetricsConfiguration {
    /** A registry of its own: several applications run in one JVM in the tests. */
    @Bean
    PrometheusMeterRegistry meterRegistry() {
        return new PrometheusMeterRegistry(
                PrometheusConfig.DEFAULT, new PrometheusRegistry(), Clock.SYSTEM);
    }

    @Bean(destroyMethod = "close")
    LogbackMetrics logMetrics() {
        return new LogbackMetrics();
    }

    @Bean
    MeterBinder machineMetrics() {
        var parts =
                List.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics());
        return registry -> parts.forEach(part -> part.bindTo(registry));
    }

    @Bean
    MetricsDoor metricsDoor(
            PrometheusMeterRegistry registry,
            MetricsSettings settings,
            ObjectProvider<MeterBinder> binders,
            ObjectProvider<InsidePage> pages) {
        return new MetricsDoor(registry, settings, binders, pages);
    }
}
