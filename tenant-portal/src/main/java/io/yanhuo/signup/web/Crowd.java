package io.yanhuo.signup.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.yanhuo.shared.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * How often one machine of the internet may ask for something within an hour, so that nobody sends
 * messages to a thousand phones through our form.
 */
@Component
class Crowd {
    private static final int CODES = 20;
    private static final int LOOK_UPS = 600;

    private final Cache<String, AtomicInteger> codes;
    private final Cache<String, AtomicInteger> lookUps;

    Crowd(Clock clock) {
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.codes = hourly(ticker);
        this.lookUps = hourly(ticker);
    }

    void asksForCode(String machine) {
        count(codes, machine, CODES);
    }

    void looksUpAddress(String machine) {
        count(lookUps, machine, LOOK_UPS);
    }

    private static void count(Cache<String, AtomicInteger> counts, String machine, int most) {
        if (counts.get(machine, _ -> new AtomicInteger()).incrementAndGet() > most) {
            throw new Refused(new FormRefusal.TooBusy());
        }
    }

    private static Cache<String, AtomicInteger> hourly(Ticker ticker) {
        return Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(Duration.ofHours(1))
                .maximumSize(100_000)
                .build();
    }
}
