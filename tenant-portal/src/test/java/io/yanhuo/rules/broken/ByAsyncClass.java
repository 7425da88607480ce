package io.yanhuo.rules.broken;

import org.springframework.scheduling.annotation.Async;

/** Lets the framework find a thread for whatever it does. */
@Async
class ByAsyncClass {
    void work() {}
}
