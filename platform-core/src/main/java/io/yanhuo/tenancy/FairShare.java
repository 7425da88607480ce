package io.yanhuo.tenancy;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many connections one restaurant may hold at once, so that a busy one starves nobody. */
final class FairShare {
    private static final long PATIENCE_MILLIS = 5_000;

    private final Semaphore permits;

    FairShare(int size) {
        this.permits = new Semaphore(size, true);
    }

    void take() {
        try {
            if (permits.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new io.yanhuo.shared.Refused(new TenantRefusal.Busy());
    }

    void giveBack() {
        permits.release();
    }
}
