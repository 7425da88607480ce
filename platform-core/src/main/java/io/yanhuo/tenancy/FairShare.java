package io.yanhuo.tenancy;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many connections one restaurant may hold at once, so that a busy one starves nobody. */
final class FairShare {
    private final Semaphore permits;
    private final Duration patience;

    /**
     * @param patience how long somebody waits for a connection to come back
     */
    FairShare(int size, Duration patience) {
        this.permits = new Semaphore(size, true);
        this.patience = patience;
    }

    void take() {
        try {
            if (permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new io.yanhuo.shared.Refused(new TenantRefusal.Busy());
    }

    void giveBack() {
        permits.release();
    }
}
