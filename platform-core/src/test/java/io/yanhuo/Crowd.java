package io.yanhuo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many who want the same in the same moment, each on a thread of its own. */
public final class Crowd {
    private Crowd() {}

    /** What one of them does; they are counted from 0. */
    @FunctionalInterface
    public interface Part<T> {
        T play(int number) throws Exception;
    }

    public static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        return atOnce(times, _ -> work.call());
    }

    /** All let go together; what each of them got, in their order. */
    public static <T> List<T> atOnce(int times, Part<T> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<T>>();
            for (int i = 0; i < times; i++) {
                int number = i;
                all.add(
                        threads.submit(() -> {
                            start.await();
                            return work.play(number);
                        }));
            }
            start.countDown();
            var answers = new ArrayList<T>();
            for (var one : all) answers.add(one.get());
            return answers;
        }
    }
}
