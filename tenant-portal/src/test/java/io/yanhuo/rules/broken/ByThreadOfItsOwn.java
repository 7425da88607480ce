package io.yanhuo.rules.broken;

/** A thread by inheritance. */
class ByThreadOfItsOwn extends Thread {
    ByThreadOfItsOwn(Runnable work) {
        super(work);
    }
}
