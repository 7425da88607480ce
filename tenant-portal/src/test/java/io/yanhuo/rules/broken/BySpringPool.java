package io.yanhuo.rules.broken;

import org.springframework.core.task.TaskExecutor;

/** Has a pool of the framework injected, or makes one. */
class BySpringPool {
    private final TaskExecutor threads;

    BySpringPool(TaskExecutor threads) {
        this.threads = threads;
    }

    void work(Runnable work) {
        threads.execute(work);
    }
}
