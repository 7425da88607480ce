package io.yanhuo.integrations;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every moment which restaurants' outboxes are due, and has several done side by side. */
@Component
class OutboxWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWatch.class);
    private static final int SIDE_BY_SIDE = 6;

    private final OutboxRelay relay;
    private final Duration every;
    private final Semaphore free = new Semaphore(SIDE_BY_SIDE);
    private volatile @Nullable ExecutorService workers;

    OutboxWatch(OutboxRelay relay, @Value("${yanhuo.outbox.every:300ms}") Duration every) {
        this.relay = relay;
        this.every = every;
    }

    @Override
    public void start() {
        var fresh = Executors.newVirtualThreadPerTaskExecutor();
        workers = fresh;
        fresh.execute(() -> watch(fresh));
    }

    @Override
    public void stop() {
        var running = workers;
        workers = null;
        if (running == null) return;
        running.shutdown();
        try {
            if (running.awaitTermination(10, TimeUnit.SECONDS)) return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        running.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return workers != null;
    }

    private void watch(ExecutorService own) {
        while (workers == own) {
            try {
                for (var hint : relay.due()) hand(own, hint);
                Thread.sleep(every);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                if (workers == own) LOG.warn("outbox: could not look", e);
                if (!pause()) return;
            }
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private void hand(ExecutorService own, OutboxHints.Hint hint) throws InterruptedException {
        free.acquire();
        try {
            own.execute(() -> {
                try {
                    relay.relay(hint);
                } catch (RuntimeException e) {
                    LOG.warn("outbox of tenant {}", hint.tenant(), e);
                } finally {
                    free.release();
                }
            });
        } catch (RejectedExecutionException _) {
            free.release();
        }
    }
}
