package io.yanhuo.integrations.dns;

import io.yanhuo.shared.ServerAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom we ask about names.
 *
 * @param servers {@code address} or {@code address:port} of resolvers, asked in this order; none
 *     for those of the machine
 * @param timeout how long each may take
 */
@Validated
@ConfigurationProperties("yanhuo.dns")
record DnsSettings(@DefaultValue List<String> servers, @DefaultValue("2s") Duration timeout) {
    private static final int PORT = 53;

    List<InetSocketAddress> addresses() {
        return servers.stream().map(server -> ServerAddress.of(server, PORT).resolved()).toList();
    }
}
