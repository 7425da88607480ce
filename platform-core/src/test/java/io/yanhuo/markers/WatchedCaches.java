package io.yanhuo.markers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** Reads what the application remembers in memory under a key that says for which restaurant. */
final class WatchedCaches {
    /** Each with what was found under its keys the last time: everything is read once. */
    private static final Map<Cache<?, ?>, Cache<Object, Integer>> ALL =
            Collections.synchronizedMap(new WeakHashMap<>());

    private WatchedCaches() {}

    static void of(Object bean) {
        for (var cache : Insides.caches(bean)) {
            ALL.putIfAbsent(cache, Caffeine.newBuilder().weakKeys().build());
        }
    }

    /** At everything that is new in them. */
    static void look() {
        synchronized (ALL) {
            ALL.forEach((cache, read) ->
                    cache.asMap().forEach((key, value) -> look(key, value, read.asMap())));
        }
    }

    private static void look(Object key, Object value, Map<Object, Integer> read) {
        var now = System.identityHashCode(value);
        var before = read.put(key, now);
        if (before != null && before == now) return;
        var where = "what is remembered under " + key;
        Insides.owner(key)
                .ifPresent(
                        own -> Markers.held(own, where, Insides.text(key) + Insides.text(value)));
    }
}
