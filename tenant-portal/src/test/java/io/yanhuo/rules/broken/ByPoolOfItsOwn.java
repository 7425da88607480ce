package io.yanhuo.rules.broken;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pool by inheritance. */
class ByPoolOfItsOwn extends ThreadPoolExecutor {
    ByPoolOfItsOwn() {
        super(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }
}
