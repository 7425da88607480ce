package io.yanhuo.rules.broken;

import java.util.stream.Stream;

/** Begins threads without a call that anybody sees. */
class ByThreadReference {
    Stream<Thread> work(Stream<Runnable> work) {
        return work.map(Thread::new);
    }
}
