package io.yanhuo.payments;

import io.yanhuo.payments.CallbackInbox.Letter;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Processes notices right after they are acknowledged, a few side by side. */
@Component
class InboxWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWorker.class);
    private static final int SIDE_BY_SIDE = 6;

    private final CallbackInbox inbox;
    private final NoticeDesk desk;
    private final Semaphore free = new Semaphore(SIDE_BY_SIDE, true);
    private volatile @Nullable ExecutorService threads;

    InboxWorker(CallbackInbox inbox, NoticeDesk desk) {
        this.inbox = inbox;
        this.desk = desk;
    }

    /** Soon; should this process die first, the sweep does it. */
    void hand(Letter letter) {
        var running = threads;
        if (running == null) return;
        try {
            running.execute(() -> inTurn(letter));
        } catch (RejectedExecutionException _) {
            LOG.info("notice {} is left to the sweep", letter.id());
        }
    }

    private void inTurn(Letter letter) {
        free.acquireUninterruptibly();
        try {
            process(letter);
        } finally {
            free.release();
        }
    }

    /** Now, unless somebody else is at it. */
    void process(Letter letter) {
        try {
            if (inbox.claim(letter)) desk.process(letter);
        } catch (RuntimeException e) {
            LOG.warn("notice {} could not be processed, again later", letter.id(), e);
        }
    }

    @Override
    public void start() {
        threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    @Override
    public void stop() {
        var running = threads;
        threads = null;
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
        return threads != null;
    }
}
