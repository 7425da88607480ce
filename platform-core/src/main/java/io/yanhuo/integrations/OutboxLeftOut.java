package io.yanhuo.integrations;

import io.yanhuo.tenancy.LeftOut;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What owners do not get of this module's tables. */
@Configuration(proxyBeanMethods = false)
class OutboxLeftOut {
    @Bean
    LeftOut leftOutOfOutbox() {
        return LeftOut.of(LeftOut.Reason.TECHNICAL, "outbox", "practice_message");
    }
}
