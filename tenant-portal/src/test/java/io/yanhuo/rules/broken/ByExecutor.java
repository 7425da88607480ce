package io.yanhuo.rules.broken;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Hands its work to threads of nobody. */
class ByExecutor {
    ExecutorService work() {
        return Executors.newCachedThreadPool();
    }
}
