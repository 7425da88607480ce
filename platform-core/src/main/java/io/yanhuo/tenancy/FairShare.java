package io.yanhuo.tenancy;

import io.yanhuo.shared.Refused;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How many connections one restaurant may hold at once, so that a busy one starves nobody. Who
 * comes first is served first.
 *
 * <p>A queue that does not empty is cut short (“controlled delay”: Maurer, Fail at Scale, ACM Queue
 * 13/8, 2015). A rush is over within a second and everybody in it is served; if nobody got through
 * without waiting for longer than that, something holds the connections, and whoever comes then
 * would only make the crowd larger that falls on the processors when it lets go.
 *
 * <p>When it does let go, after nothing has moved for as long, those who stand there are let in one
 * by one at first, and more and more side by side within two seconds (“slow start”, RFC 5681): all
 * at once they would keep the processors from everybody else.
 */
final class FairShare {
    private final int size;
    private final Patience patience;
    private final LongSupplier nanos;

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Condition> queue = new ArrayDeque<>();
    private int taken;
    private long lastFree;
    private long lastMoved;

    private int jams;
    private long letGo;
    private boolean easing;

    /** Of those that are taken, how many since the last jam. */
    private int takenSince;

    /**
     * @param usual how long somebody waits for a connection to come back
     * @param jammedAfter how long a queue may stand until it counts as jammed
     * @param jammed how long somebody waits then for whom somebody else waits
     * @param easing after a jam, how long until one more is let in beside those before
     */
    record Patience(Duration usual, Duration jammedAfter, Duration jammed, Duration easing) {}

    FairShare(int size, Patience patience, LongSupplier nanos) {
        this.size = size;
        this.patience = patience;
        this.nanos = nanos;
        this.lastFree = nanos.getAsLong();
        this.lastMoved = lastFree;
    }

    /**
     * @return a name for giving it back
     */
    int take() {
        lock.lock();
        try {
            if (queue.isEmpty() && isFree()) {
                lastFree = nanos.getAsLong();
                lastMoved = lastFree;
            } else {
                await(patience());
            }
            taken++;
            takenSince++;
            return jams;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            lock.unlock();
        }
    }

    /**
     * For whoever holds one already: others may wait for what it holds, so it never waits.
     *
     * @return a name for giving it back
     */
    int takeOneMore() {
        lock.lock();
        try {
            taken++;
            takenSince++;
            return jams;
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration most) throws InterruptedException {
        var turn = lock.newCondition();
        queue.add(turn);
        try {
            long left = most.toNanos();
            while (queue.peek() != turn || !isFree()) {
                if (left <= 0) throw busy();
                // Time alone lets the next one in while it eases.
                long pause = easing ? Math.min(left, patience.easing().toNanos()) : left;
                left -= pause - turn.awaitNanos(pause);
            }
        } finally {
            queue.remove(turn);
            call();
        }
    }

    private void call() {
        var next = queue.peek();
        if (next != null) next.signal();
    }

    private Duration patience() {
        boolean jammed = isOver(lastFree);
        return jammed && Urgency.current() == Urgency.AWAITED
                ? patience.jammed()
                : patience.usual();
    }

    private boolean isOver(long since) {
        return nanos.getAsLong() - since > patience.jammedAfter().toNanos();
    }

    private boolean isFree() {
        return taken < size && (!easing || takenSince < sideBySide());
    }

    private long sideBySide() {
        long most = 1 + (nanos.getAsLong() - letGo) / patience.easing().toNanos();
        easing = most < size;
        return most;
    }

    void giveBack(int turn) {
        lock.lock();
        try {
            taken--;
            if (turn == jams) takenSince--;
            if (!queue.isEmpty() && isOver(lastMoved)) ease();
            lastMoved = nanos.getAsLong();
            call();
        } finally {
            lock.unlock();
        }
    }

    private void ease() {
        jams++;
        takenSince = 0;
        letGo = nanos.getAsLong();
        easing = true;
    }

    boolean usedUp() {
        lock.lock();
        try {
            return !isFree() || !queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private static Refused busy() {
        return new Refused(new TenantRefusal.Busy());
    }
}
