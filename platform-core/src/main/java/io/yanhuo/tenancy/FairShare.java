package io.yanhuo.tenancy;

import io.yanhuo.shared.Refused;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many connections one restaurant may hold at once, so that a busy one starves nobody.
 *
 * <p>A queue that does not empty is cut short (“controlled delay”: Maurer, Fail at Scale, ACM Queue
 * 13/8, 2015). A rush is over within a second and everybody in it is served; if nobody got through
 * without waiting for longer than that, something holds the connections, and whoever comes then
 * would only make the crowd larger that falls on the processors when it lets go.
 */
final class FairShare {
    private final Semaphore permits;
    private final Patience patience;
    private final LongSupplier nanos;

    /** When somebody last got a connection at once. */
    private volatile long lastFree;

    /**
     * @param usual how long somebody waits for a connection to come back
     * @param jammedAfter how long a queue may stand until it counts as jammed
     * @param jammed how long somebody waits then for whom somebody else waits
     */
    record Patience(Duration usual, Duration jammedAfter, Duration jammed) {}

    FairShare(int size, Patience patience, LongSupplier nanos) {
        this.permits = new Semaphore(size, true);
        this.patience = patience;
        this.nanos = nanos;
        this.lastFree = nanos.getAsLong();
    }

    void take() {
        try {
            // Without a time the semaphore would let newcomers overtake those who wait.
            if (permits.tryAcquire(0, TimeUnit.NANOSECONDS)) {
                lastFree = nanos.getAsLong();
                return;
            }
            if (permits.tryAcquire(patience().toNanos(), TimeUnit.NANOSECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refused(new TenantRefusal.Busy());
    }

    private Duration patience() {
        boolean jammed = nanos.getAsLong() - lastFree > patience.jammedAfter().toNanos();
        return jammed && Urgency.current() == Urgency.AWAITED
                ? patience.jammed()
                : patience.usual();
    }

    void giveBack() {
        permits.release();
    }

    boolean usedUp() {
        return permits.availablePermits() == 0 || permits.hasQueuedThreads();
    }
}
