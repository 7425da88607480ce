package io.yanhuo.tenancy;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The one clock; everything that asks for the time is given it. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    @Bean
    @Profile("!dev")
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @Profile("dev")
    MovableClock movableClock() {
        return new MovableClock(Clock.systemUTC());
    }
}
