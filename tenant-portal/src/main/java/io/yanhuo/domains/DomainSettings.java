package io.yanhuo.domains;

import io.yanhuo.shared.ServerAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is asked of a host that a restaurant brings.
 *
 * @param addresses of the platform, as numbers: what a host may lead to instead of being an alias;
 *     none for those that the platform's own host leads to
 * @param proxy where the nodes reach the proxy, if they cannot at the platform's public address:
 *     {@code host} or {@code host:port}
 * @param most of them in one restaurant
 * @param pause between two looks that somebody asks for
 * @param patience so long a host may fail before it is taken out of service
 * @param rest so long nobody else gets one that has served
 * @param waiting so long we look by ourselves for a proof that has not come yet
 */
@Validated
@ConfigurationProperties("yanhuo.domains")
record DomainSettings(
        @DefaultValue List<String> addresses,
        @Nullable String proxy,
        @DefaultValue("5") int most,
        @DefaultValue("10s") Duration pause,
        @DefaultValue("3d") Duration patience,
        @DefaultValue("90d") Duration rest,
        @DefaultValue("14d") Duration waiting) {
    private static final int HTTPS = 443;

    DomainSettings {
        addresses = addresses.stream().map(DomainSettings::number).toList();
    }

    @Nullable ServerAddress reachedAt() {
        return proxy == null || proxy.isBlank() ? null : ServerAddress.of(proxy, HTTPS);
    }

    /** As the answers write it. */
    private static String number(String address) {
        return InetAddress.ofLiteral(address.strip()).getHostAddress();
    }
}
