package io.yanhuo.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Remembers for a moment which restaurant a name stands for, or that it stands for none: names that
 * nobody has are asked for all day, by machines and by everything that calls us by our number.
 */
@Component
class TenantCache {
    /** What another node changed is known here within two seconds, slow look-ups included. */
    private static final Duration STALE_AFTER = Duration.ofSeconds(1);

    private final Cache<String, Kept> found =
            Caffeine.newBuilder().expireAfterWrite(STALE_AFTER).maximumSize(20_000).build();
    private final AtomicLong changes = new AtomicLong();

    /**
     * @param changes that had been made when the look-up began; an answer is worth no more than
     *     that moment, however late it arrives
     */
    private record Kept(long changes, Optional<Tenant> tenant) {}

    Optional<Tenant> find(String key, Supplier<Optional<Tenant>> lookUp) {
        long now = changes.get();
        var known = found.getIfPresent(key);
        if (known != null && known.changes() == now) return known.tenant();
        var fresh = lookUp.get();
        found.put(key, new Kept(now, fresh));
        return fresh;
    }

    void forget() {
        changes.incrementAndGet();
    }
}
