package io.yanhuo.observability;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether and where the course of requests is told.
 *
 * @param endpoint where a collector takes OTLP over HTTP, such as {@code
 *     http://collector:4318/v1/traces}; empty for nowhere
 * @param share of requests that are told, from 0 to 1
 */
@Validated
@ConfigurationProperties("yanhuo.tracing")
record TracingSettings(
        @DefaultValue("") String endpoint,
        @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("1") double share) {}
