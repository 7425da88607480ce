package io.yanhuo.observability;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** OpenTelemetry: costs nothing while nobody collects. */
@Configuration(proxyBeanMethods = false)
class TracingConfiguration {
    @Bean
    OpenTelemetry openTelemetry(TracingSettings settings) {
        if (settings.endpoint().isEmpty()) return OpenTelemetry.noop();
        var exporter = OtlpHttpSpanExporter.builder().setEndpoint(settings.endpoint()).build();
        var name = Resource.create(Attributes.builder().put("service.name", "yanhuo").build());
        var provider =
                SdkTracerProvider.builder()
                        .setResource(Resource.getDefault().merge(name))
                        .setSampler(
                                Sampler.parentBased(Sampler.traceIdRatioBased(settings.share())))
                        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                        .build();
        return OpenTelemetrySdk.builder().setTracerProvider(provider).build();
    }
}
