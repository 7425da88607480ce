package io.yanhuo.integrations;

import io.yanhuo.shared.TraceNumber;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Does a few pieces of work at a time, each on a thread of its own, while the node is up. */
public final class SideBySide {
    private static final int PATIENCE_SECONDS = 10;

    private final Semaphore free;
    private volatile @Nullable ExecutorService threads;

    public SideBySide(int most) {
        this.free = new Semaphore(most, true);
    }

    public void start() {
        threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    /** What has begun may end; what takes too long is interrupted. */
    public void stop() {
        var running = threads;
        threads = null;
        if (running == null) return;
        running.shutdown();
        try {
            if (running.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        running.shutdownNow();
    }

    public boolean isRunning() {
        return threads != null;
    }

    /**
     * Soon, when it is its turn.
     *
     * @return false if the node is going down
     */
    public boolean hand(Runnable work) {
        return begin(() -> {
            free.acquireUninterruptibly();
            run(work);
        });
    }

    /**
     * Waits until somebody is free for it.
     *
     * @return false if the node is going down
     */
    public boolean handWhenFree(Runnable work) throws InterruptedException {
        free.acquire();
        if (begin(() -> run(work))) return true;
        free.release();
        return false;
    }

    /** Beside all others, for as long as the node is up: no turn is taken. */
    void watch(Runnable work) {
        begin(work);
    }

    private void run(Runnable work) {
        try {
            work.run();
        } finally {
            free.release();
        }
    }

    private boolean begin(Runnable work) {
        var running = threads;
        if (running == null) return false;
        try {
            running.execute(() -> TraceNumber.run(work));
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }
}
