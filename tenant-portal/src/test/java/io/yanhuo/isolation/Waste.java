package io.yanhuo.isolation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody who uses up memory all the time: half a gigabyte a second, a tenth of it for a while.
 */
final class Waste implements AutoCloseable {
    private static final int MEGABYTE = 1 << 20;
    private static final long PAUSE = Duration.ofMillis(2).toNanos();

    private final Thread thread = Thread.ofPlatform().daemon().start(Waste::waste);

    private static void waste() {
        var kept = new ArrayList<byte[]>();
        while (!Thread.currentThread().isInterrupted()) {
            kept.add(new byte[MEGABYTE]);
            if (kept.size() > 100) kept.clear();
            LockSupport.parkNanos(PAUSE);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
