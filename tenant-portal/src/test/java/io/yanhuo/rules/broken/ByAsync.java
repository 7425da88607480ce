package io.yanhuo.rules.broken;

import org.springframework.scheduling.annotation.Async;

/** Lets the framework find a thread. */
class ByAsync {
    @Async
    void work() {}
}
