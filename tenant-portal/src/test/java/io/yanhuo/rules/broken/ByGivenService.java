package io.yanhuo.rules.broken;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Hands its work to threads that somebody gave it, and waits. */
class ByGivenService {
    Future<?> work(ExecutorService given, Runnable work) {
        return given.submit(work);
    }
}
