package io.yanhuo.rules.broken;

import java.util.List;

/** Spreads its work over the common pool. */
class ByParallelStream {
    long work(List<String> dishes) {
        return dishes.parallelStream().count();
    }
}
