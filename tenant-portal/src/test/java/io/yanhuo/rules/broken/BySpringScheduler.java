package io.yanhuo.rules.broken;

import java.time.Instant;
import org.springframework.scheduling.TaskScheduler;

/** Works later, when the framework says so. */
class BySpringScheduler {
    void work(TaskScheduler later, Runnable work) {
        later.schedule(work, Instant.EPOCH);
    }
}
