package io.yanhuo.access.web;

import java.util.concurrent.ConcurrentHashMap;

/** How many stand there at once, for each that is counted; whoever has gone is forgotten. */
final class Places<K> {
    private final ConcurrentHashMap<K, Integer> taken = new ConcurrentHashMap<>();

    /**
     * @return false if as many as may are there already
     */
    boolean take(K key, int most) {
        while (true) {
            var now = taken.get(key);
            if (now != null && now >= most) return false;
            boolean mine =
                    now == null
                            ? taken.putIfAbsent(key, 1) == null
                            : taken.replace(key, now, now + 1);
            if (mine) return true;
        }
    }

    void leave(K key, int many) {
        taken.computeIfPresent(key, (_, count) -> count == many ? null : count - many);
    }
}
