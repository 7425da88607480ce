package io.yanhuo.tenancy;

import java.util.concurrent.Semaphore;

/**
 * The hands of one node. What nobody waits for gets all but one of them, so that however much of it
 * there is, somebody who waits finds a free one.
 */
final class Hands {
    private final Semaphore free;
    private final Semaphore unhurried;

    Hands(int number) {
        this.free = new Semaphore(number);
        this.unhurried = new Semaphore(Math.max(1, number - 1));
    }

    /**
     * How many there are for more work.
     *
     * @param awaited whether somebody waits for it
     */
    int free(boolean awaited) {
        int all = free.availablePermits();
        return awaited ? all : Math.min(all, unhurried.availablePermits());
    }

    /** False if there is none for it. */
    boolean take(boolean awaited) {
        if (!free.tryAcquire()) return false;
        if (awaited || unhurried.tryAcquire()) return true;
        free.release();
        return false;
    }

    void giveBack(boolean awaited) {
        if (!awaited) unhurried.release();
        free.release();
    }
}
