package io.yanhuo.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read a moment ago, remembered. Nobody waits for somebody else's reading: a restaurant
 * whose connections are all in use waits for its turn there, and a cache that loads by itself would
 * have others wait with it, those of its bin, unseen by what cuts such a queue short.
 *
 * @param <K> tells restaurants apart
 * @param <V> never null, but a reading may find nothing, which is not remembered
 */
public final class Remembered<K, V> {
    private final Function<K, @Nullable V> reading;
    private final Cache<K, V> known;
    private final AtomicLong changes = new AtomicLong();

    /**
     * @param most how many are remembered at once
     */
    public Remembered(Duration time, int most, Function<K, @Nullable V> reading) {
        this.reading = reading;
        this.known = Caffeine.newBuilder().expireAfterWrite(time).maximumSize(most).build();
    }

    public @Nullable V of(K key) {
        var remembered = known.getIfPresent(key);
        if (remembered != null) return remembered;
        long before = changes.get();
        var fresh = reading.apply(key);
        if (fresh != null) {
            // What was read before a change is worth nothing after it, however late it comes.
            known.asMap().compute(key, (_, other) -> changes.get() == before ? fresh : other);
        }
        return fresh;
    }

    /** It has changed. */
    public void forget(K key) {
        changes.incrementAndGet();
        known.invalidate(key);
    }

    public void forgetAll() {
        changes.incrementAndGet();
        known.invalidateAll();
    }
}
