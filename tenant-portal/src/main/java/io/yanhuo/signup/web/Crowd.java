package io.yanhuo.signup.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.yanhuo.access.Network;
import io.yanhuo.shared.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * How often one network of the internet may ask for something within an hour, so that nobody sends
 * messages to a thousand phones through our form.
 */
@Component
class Crowd {
    private static final int CODES = 20;
    private static final int LOOK_UPS = 600;

    private final Cache<Network, AtomicInteger> codes;
    private final Cache<Network, AtomicInteger> lookUps;

    Crowd(Clock clock) {
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.codes = hourly(ticker);
        this.lookUps = hourly(ticker);
    }

    void asksForCode(Network from) {
        count(codes, from, CODES);
    }

    void looksUpAddress(Network from) {
        count(lookUps, from, LOOK_UPS);
    }

    private static void count(Cache<Network, AtomicInteger> counts, Network from, int most) {
        if (counts.get(from, _ -> new AtomicInteger()).incrementAndGet() > most) {
            throw new Refused(new FormRefusal.TooBusy());
        }
    }

    private static Cache<Network, AtomicInteger> hourly(Ticker ticker) {
        return Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(Duration.ofHours(1))
                .maximumSize(100_000)
                .build();
    }
}
