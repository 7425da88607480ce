package io.yanhuo.rules.broken;

import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** Lends its work to threads of the framework. */
class BySpringExecutor {
    void work(Runnable work) {
        new SimpleAsyncTaskExecutor().execute(work);
    }
}
