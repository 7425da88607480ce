package io.yanhuo.rules.broken;

import java.util.concurrent.Executor;

/** Hands its work to threads that somebody gave it. */
class ByGivenExecutor {
    void work(Executor given, Runnable work) {
        given.execute(work);
    }
}
