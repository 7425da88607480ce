package io.yanhuo.observability;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where a node shows its figures.
 *
 * @param port a port of its own, to which no page leads; 0 takes any, -1 none
 * @param address on which it listens: whoever reaches it reads all figures
 * @param tenants so many restaurants are counted by name, all others together
 */
@Validated
@ConfigurationProperties("yanhuo.metrics")
record MetricsSettings(
        @DefaultValue("-1") @Min(-1) @Max(65535) int port,
        @DefaultValue("127.0.0.1") @NotBlank String address,
        @DefaultValue("200") @Min(0) int tenants) {}
