package io.yanhuo.rules.broken;

import java.util.concurrent.CompletableFuture;

/** Leaves its work to the common pool. */
class ByFuture {
    CompletableFuture<Void> work(Runnable work) {
        return CompletableFuture.runAsync(work);
    }
}
