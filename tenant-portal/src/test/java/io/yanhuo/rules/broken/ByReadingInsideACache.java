package io.yanhuo.rules.broken;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.function.Function;

class ByReadingInsideACache {
    String dish(Cache<String, String> dishes, Function<String, String> database) {
        return dishes.get("tea", database);
    }
}
