package io.yanhuo.rules.broken;

import java.util.concurrent.CompletionStage;

/** Goes on in the common pool with what another thread has begun. */
class ByFutureThen {
    CompletionStage<Void> work(CompletionStage<?> begun, Runnable work) {
        return begun.thenRunAsync(work);
    }
}
