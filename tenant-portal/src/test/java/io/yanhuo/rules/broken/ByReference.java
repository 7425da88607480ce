package io.yanhuo.rules.broken;

import java.util.List;
import java.util.concurrent.Executor;

/** Hands its work over without a call that anybody sees. */
class ByReference {
    void work(Executor given, List<Runnable> work) {
        work.forEach(given::execute);
    }
}
