package io.yanhuo.rules.broken;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets somebody else's thread come back to it. */
class ByGivenSchedule {
    void work(ScheduledExecutorService given, Runnable work) {
        given.schedule(work, 1, TimeUnit.SECONDS);
    }
}
