package io.yanhuo.rules.broken;

import com.github.benmanes.caffeine.cache.LoadingCache;

class ByLoadingCache {
    String dish(LoadingCache<String, String> dishes) {
        return dishes.get("tea");
    }
}
