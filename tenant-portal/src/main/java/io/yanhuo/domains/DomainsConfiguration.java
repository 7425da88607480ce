package io.yanhuo.domains;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DomainSettings.class)
class DomainsConfiguration {
    @Bean
    Handshakes handshakes(Clock clock) {
        return new Handshakes(Handshakes.Way.toTheWorld(), clock);
    }
}
