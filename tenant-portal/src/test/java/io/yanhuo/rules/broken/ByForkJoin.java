package io.yanhuo.rules.broken;

import java.util.concurrent.ForkJoinPool;

/** Splits its work among the threads of all. */
class ByForkJoin {
    void work(Runnable work) {
        ForkJoinPool.commonPool().execute(work);
    }
}
