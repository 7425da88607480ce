package io.yanhuo.domains;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DomainSettings.class)
class DomainsConfiguration {
    @Bean
    Handshakes handshakes(DomainSettings settings, Clock clock) {
        var proxy = settings.reachedAt();
        var way = proxy == null ? Handshakes.Way.toTheWorld() : Handshakes.Way.to(proxy);
        return new Handshakes(way, clock);
    }
}
