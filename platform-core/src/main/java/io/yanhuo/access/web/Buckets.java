package io.yanhuo.access.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/** One bucket for each key, made when it is first asked for; only so many are kept. */
final class Buckets<K> {
    private final Ticker ticker;
    private final Cache<K, Bucket> buckets;

    /**
     * @param most of them; beyond, those that are asked for least are forgotten
     * @param idle after so long nobody asks for one any more: not before it would be full again
     */
    Buckets(long most, Duration idle, Ticker ticker) {
        this.ticker = ticker;
        this.buckets =
                Caffeine.newBuilder()
                        .ticker(ticker)
                        .expireAfterAccess(idle)
                        .maximumSize(most)
                        .build();
    }

    /** Returns for how many nanoseconds there is no token yet; 0 if one was taken. */
    long take(K key, Rate rate) {
        long now = ticker.read();
        return buckets.get(key, _ -> new Bucket(rate, now)).take(now);
    }

    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
