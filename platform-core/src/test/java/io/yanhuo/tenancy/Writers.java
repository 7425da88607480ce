package io.yanhuo.tenancy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Some who write all the time, each as soon as it is through; they count what was acknowledged. */
final class Writers implements AutoCloseable {
    private static final int HOW_MANY = 3;

    private final Runnable write;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong last = new AtomicLong(System.nanoTime());
    private final AtomicLong longest = new AtomicLong();
    private final List<Thread> threads;
    private volatile boolean over;

    Writers(Runnable write) {
        this.write = write;
        this.threads =
                IntStream.range(0, HOW_MANY)
                        .mapToObj(_ -> Thread.ofVirtual().start(this::run))
                        .toList();
    }

    private void run() {
        while (!over) {
            try {
                write.run();
                done.incrementAndGet();
                long now = System.nanoTime();
                longest.accumulateAndGet(now - last.getAndSet(now), Math::max);
                Thread.sleep(5);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                refused.incrementAndGet();
            }
        }
    }

    void warmUp() {
        while (done.get() < 20) goOnFor(Duration.ofMillis(10));
        longest.set(0);
    }

    void goOnFor(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nobody writes any more, and what was under way has ended. */
    void stop() {
        over = true;
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    long done() {
        return done.get();
    }

    long refused() {
        return refused.get();
    }

    Duration longestPause() {
        return Duration.ofNanos(longest.get());
    }

    @Override
    public void close() {
        stop();
    }
}
