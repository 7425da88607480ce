package io.yanhuo.rules.broken;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/** Splits its work among threads of its own. */
class ByForkJoinOfItsOwn {
    Executor work() {
        return new ForkJoinPool(2);
    }
}
