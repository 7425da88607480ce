package io.yanhuo.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an operation.
 *
 * @param attempts how often it was begun
 * @param error why the last attempt failed; null if it did not
 */
public record OperationStep(
        int position,
        String name,
        State state,
        int attempts,
        @Nullable StepError error,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {
    public enum State {
        PENDING,
        RUNNING,
        DONE,
        FAILED
    }
}
