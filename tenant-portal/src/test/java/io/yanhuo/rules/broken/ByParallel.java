package io.yanhuo.rules.broken;

import java.util.List;

/** Spreads its work over the common pool, and hides it well. */
class ByParallel {
    long work(List<String> dishes) {
        return dishes.stream().parallel().count();
    }
}
