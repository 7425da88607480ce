package io.yanhuo.rules.broken;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.scheduling.annotation.Async;

/** Lets the framework find a thread under another name. */
class ByAsyncOfItsOwn {
    @Async
    @Retention(RetentionPolicy.RUNTIME)
    @interface Later {}

    @Later
    void work() {}
}
