package io.yanhuo.rules.broken;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/** Hands all its work to threads that somebody gave it. */
class ByGivenServiceForAll {
    void work(ExecutorService given, List<Callable<String>> work) throws InterruptedException {
        given.invokeAll(work);
    }
}
