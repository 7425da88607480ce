package io.yanhuo.rules.broken;

/** Slips out by a thread that somebody builds. */
class ByThreadBuilder {
    void work(Runnable work) {
        Thread.ofPlatform().daemon().start(work);
    }
}
