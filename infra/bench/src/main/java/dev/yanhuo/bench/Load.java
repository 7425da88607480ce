package dev.yanhuo.bench;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Lets workers do requests side by side, each the next one as soon as the last is answered. */
final class Load {
    private Load() {}

    /**
     * @return wall-clock seconds
     * @throws IllegalStateException with the first request that went wrong; the others end too
     */
    static double run(int requests, int connections, Work.Hiring hiring) {
        var next = new AtomicInteger();
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var workers =
                    IntStream.range(0, connections)
                            .mapToObj(_ -> threads.submit(() -> work(next, requests, hiring)))
                            .toList();
            workers.forEach(Load::await);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static Void work(AtomicInteger next, int requests, Work.Hiring hiring)
            throws Exception {
        try (var worker = hiring.hire()) {
            for (int n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
                worker.perform(n);
            }
            return null;
        } catch (Exception e) {
            next.set(requests);
            throw e;
        }
    }

    private static void await(Future<?> worker) {
        try {
            worker.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
