package io.yanhuo.rules.broken;

import org.springframework.cache.annotation.Cacheable;

/** Remembers under a key without a restaurant. */
class ByCache {
    @Cacheable("dishes")
    public String dish(String id) {
        return id;
    }
}
