package dev.yanhuo.bench;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Sends requests side by side, each worker the next one as soon as the last is answered. */
final class Load {
    private Load() {}

    /**
     * @param request given its number; throws if the answer is not the expected one
     * @return wall-clock seconds
     */
    static double run(int requests, int connections, IntConsumer request) {
        var next = new AtomicInteger();
        var failures = new ConcurrentHashMap<String, Integer>();
        long start = System.nanoTime();
        try (var workers = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                workers.execute(() -> {
                    for (int n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
                        try {
                            request.accept(n);
                        } catch (RuntimeException e) {
                            failures.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
                        }
                    }
                });
            }
        }
        if (!failures.isEmpty()) throw new IllegalStateException("requests failed: " + failures);
        return (System.nanoTime() - start) / 1e9;
    }
}
