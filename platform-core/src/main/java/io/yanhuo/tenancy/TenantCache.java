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
    private static final Duration STALE_AFTER = Duration.ofSeconds(2);

    private final Cache<String, Optional<Tenant>> found =
            Caffeine.newBuilder().expireAfterWrite(STALE_AFTER).maximumSize(20_000).build();
    private final AtomicLong generation = new AtomicLong();

    Optional<Tenant> find(String key, Supplier<Optional<Tenant>> lookUp) {
        var known = found.getIfPresent(key);
        if (known != null) return known;
        long before = generation.get();
        var fresh = lookUp.get();
        // A look-up that began before a change must not write the old answer back.
        if (generation.get() == before) found.put(key, fresh);
        return fresh;
    }

    void forget() {
        generation.incrementAndGet();
        found.invalidateAll();
    }
}
