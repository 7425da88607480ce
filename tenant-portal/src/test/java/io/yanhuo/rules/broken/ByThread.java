package io.yanhuo.rules.broken;

/** Slips out of its restaurant by a thread of its own. */
class ByThread {
    void work(Runnable work) {
        new Thread(work).start();
    }
}
