package io.yanhuo.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yanhuo.shared.Refused;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Keeps one address from having messages sent to the phones of half the town. */
@Component
class CodesPerAddress {
    private final int anHour;
    private final Cache<String, AtomicInteger> sent =
            Caffeine.newBuilder()
                    .expireAfterWrite(Duration.ofHours(1))
                    .maximumSize(100_000)
                    .build();

    CodesPerAddress(AccessSettings settings) {
        this.anHour = settings.codesPerAddressAndHour();
    }

    /** What no request asked for is not counted. */
    void count() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it)) {
            return;
        }
        var address = it.getRequest().getRemoteAddr();
        if (sent.get(address, _ -> new AtomicInteger()).incrementAndGet() > anHour) {
            throw new Refused(new AccessRefusal.TooManyCodes());
        }
    }
}
