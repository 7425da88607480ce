package dev.yanhuo.wechat;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the sandbox runs.
 *
 * @param data where keys, orders and {@code credentials.properties} are kept
 * @param timeScale how many times shorter than in reality retries and refunds take
 * @param callbackLimit how long a merchant may take to acknowledge
 * @param refundAfter how long a refund is being processed, before scaling
 * @param refundGap how long after one refund of an order the next is accepted, before scaling
 */
@ConfigurationProperties("sandbox")
public record SandboxSettings(
        @DefaultValue(".data/wechat") Path data,
        @DefaultValue("1") double timeScale,
        @DefaultValue("5s") Duration callbackLimit,
        @DefaultValue("2s") Duration refundAfter,
        @DefaultValue("60s") Duration refundGap) {
    public SandboxSettings {
        if (!(timeScale > 0)) {
            throw new IllegalArgumentException("sandbox.time-scale: above 0, not " + timeScale);
        }
    }

    public Duration scaled(Duration real) {
        return Duration.ofNanos(Math.round(real.toNanos() / timeScale));
    }
}
