package io.yanhuo.rules.broken;

/** Slips out by a virtual thread that somebody builds. */
class ByVirtualBuilder {
    void work(Runnable work) {
        Thread.ofVirtual().start(work);
    }
}
