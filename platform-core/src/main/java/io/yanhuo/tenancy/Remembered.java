package io.yanhuo.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the platform's schema says of each restaurant, remembered for a moment. Nobody waits for
 * somebody else's reading: a restaurant whose connections are all in use waits for its turn there,
 * and a cache that loads by itself would have others wait with it, those of its bin.
 *
 * @param <V> never null, but a reading may find nothing, which is not remembered
 */
public final class Remembered<V> {
    private static final int MOST = 20_000;

    private final Function<TenantId, @Nullable V> reading;
    private final Cache<TenantId, V> known;
    private final AtomicLong changes = new AtomicLong();

    public Remembered(Duration time, Function<TenantId, @Nullable V> reading) {
        this.reading = reading;
        this.known = Caffeine.newBuilder().expireAfterWrite(time).maximumSize(MOST).build();
    }

    public @Nullable V of(TenantId tenant) {
        var remembered = known.getIfPresent(tenant);
        if (remembered != null) return remembered;
        long before = changes.get();
        var fresh = reading.apply(tenant);
        if (fresh != null) {
            // What was read before a change is worth nothing after it, however late it comes.
            known.asMap().compute(tenant, (_, other) -> changes.get() == before ? fresh : other);
        }
        return fresh;
    }

    /** It has changed. */
    public void forget(TenantId tenant) {
        changes.incrementAndGet();
        known.invalidate(tenant);
    }
}
