package io.yanhuo.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Remembers for a moment which restaurant a name stands for, or that it stands for none: names that
 * nobody has are asked for all day, by machines and by everything that calls us by our number.
 */
@Component
class TenantCache {
    /** What another node changed is known here within two seconds, slow look-ups included. */
    static final Duration STALE_AFTER = Duration.ofSeconds(1);

    private final Cache<String, Kept> found =
            Caffeine.newBuilder().expireAfterWrite(STALE_AFTER).maximumSize(20_000).build();
    private final AtomicLong changes = new AtomicLong();
    private final Ticker ticker;

    @Autowired
    TenantCache() {
        this(Ticker.systemTicker());
    }

    TenantCache(Ticker ticker) {
        this.ticker = ticker;
    }

    /**
     * An answer is worth no more than the moment at which its look-up began, however late it
     * arrives.
     *
     * @param changes that had been made by then
     */
    private record Kept(long changes, long since, Optional<Tenant> tenant) {
        boolean fresh(long changes, long now) {
            return this.changes == changes && now - since < STALE_AFTER.toNanos();
        }
    }

    Optional<Tenant> find(String key, Supplier<Optional<Tenant>> lookUp) {
        long before = changes.get();
        long began = ticker.read();
        var known = found.getIfPresent(key);
        if (known != null && known.fresh(before, began)) return known.tenant();
        var fresh = lookUp.get();
        found.put(key, new Kept(before, began, fresh));
        return fresh;
    }

    /** When something was read, for whoever remembers it elsewhere. */
    record Moment(long changes, long since) {}

    Moment moment() {
        return new Moment(changes.get(), ticker.read());
    }

    /** Whether what was read at that moment may still be believed. */
    boolean isCurrent(Moment read) {
        return read.changes() == changes.get()
                && ticker.read() - read.since() < STALE_AFTER.toNanos();
    }

    /** Whatever has changed since. */
    boolean isYoungerThan(Moment read, Duration age) {
        return ticker.read() - read.since() < age.toNanos();
    }

    void forget() {
        changes.incrementAndGet();
    }
}
