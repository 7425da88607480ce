package io.yanhuo.rules.broken;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Works later, in threads of nobody. */
class ByScheduledPool {
    Executor work() {
        return new ScheduledThreadPoolExecutor(1);
    }
}
