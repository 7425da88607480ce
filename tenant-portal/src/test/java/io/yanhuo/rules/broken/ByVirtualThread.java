package io.yanhuo.rules.broken;

/** Slips out by a virtual thread. */
class ByVirtualThread {
    void work(Runnable work) {
        Thread.startVirtualThread(work);
    }
}
