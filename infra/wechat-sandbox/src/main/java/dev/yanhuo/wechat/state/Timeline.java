package dev.yanhuo.wechat.state;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Work that is due at a moment of the sandbox's clock; also right after the clock jumps there. */
@Component
public class Timeline {
    private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);

    private final SandboxClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread;

    Timeline(SandboxClock clock) {
        this.clock = clock;
        clock.onChange(this::wake);
        thread = Thread.ofVirtual().name("timeline").start(this::run);
    }

    public void at(Instant moment, Runnable work) {
        lock.lock();
        try {
            queue.add(new Due(moment, work));
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    public void now(Runnable work) {
        workers.execute(() -> guarded(work));
    }

    private void wake() {
        lock.lock();
        try {
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (true) now(next());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Runnable next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                var first = queue.peek();
                if (first == null) {
                    changed.await();
                    continue;
                }
                var wait = Duration.between(clock.instant(), first.at());
                if (!wait.isPositive()) return queue.remove().work();
                changed.awaitNanos(Math.min(wait.toNanos(), TimeUnit.MINUTES.toNanos(1)));
            }
        } finally {
            lock.unlock();
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("scheduled work failed", e);
        }
    }

    @PreDestroy
    void stop() {
        thread.interrupt();
        workers.shutdownNow();
    }

    private record Due(Instant at, Runnable work) {}
}
