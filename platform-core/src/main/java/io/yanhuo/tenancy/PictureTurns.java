package io.yanhuo.tenancy;

import io.yanhuo.shared.Refused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Pixels need far more memory than files: only so many pictures are open at once, of which one
 * restaurant, or all strangers who are about to sign up, have one. Whoever has waited for long is
 * asked to come again; work that nobody waits for has time.
 */
final class PictureTurns {
    private static final int AT_ONCE = 2;
    private static final int ROWS = 64;
    private static final Duration UNHURRIED = Duration.ofMinutes(2);

    private final Duration patience;
    private final Semaphore open = new Semaphore(AT_ONCE, true);
    private final Semaphore strangers = new Semaphore(1, true);
    private final List<Semaphore> restaurants =
            Stream.generate(() -> new Semaphore(1, true)).limit(ROWS).toList();

    PictureTurns(Duration patience) {
        this.patience = patience;
    }

    /**
     * @throws Refused if it was not one's turn for so long
     */
    <T> T take(Callable<T> work) throws Exception {
        var own = own();
        long end = System.nanoTime() + patience().toNanos();
        await(own, end);
        try {
            await(open, end);
            try {
                return work.call();
            } finally {
                open.release();
            }
        } finally {
            own.release();
        }
    }

    private Semaphore own() {
        if (!TenantScope.bound()) return strangers;
        long tenant = TenantScope.current().tenant().value();
        return restaurants.get(Math.floorMod(tenant, ROWS));
    }

    private Duration patience() {
        return Urgency.current() == Urgency.UNHURRIED ? UNHURRIED : patience;
    }

    private static void await(Semaphore turn, long end) throws InterruptedException {
        if (!turn.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new Refused(new PictureRefusal.Busy());
        }
    }
}
