package io.yanhuo.leaving;

import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.TenantFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export, as its owner sees it.
 *
 * @param file null before the first step
 * @param done how many of its steps are
 * @param link to be put behind the address of exports; null if it cannot be taken now
 */
public record Export(
        Operation operation,
        @Nullable TenantFile file,
        long done,
        int steps,
        @Nullable String link) {
    /** How it stands. */
    public enum State {
        WORKING,
        READY,
        EXPIRED,
        FAILED
    }

    public State state() {
        if (link != null) return State.READY;
        return switch (operation.state()) {
            case PENDING, RUNNING -> State.WORKING;
            case DONE -> State.EXPIRED;
            case FAILED, STOPPING, ABANDONING, ABANDONED -> State.FAILED;
        };
    }

    public @Nullable Instant expiresAt() {
        return file == null ? null : file.expiresAt();
    }

    /** In whole megabytes and tenths, such as {@code 1.2}. */
    public String megabytes() {
        var size = file == null ? null : file.size();
        return size == null ? "" : "%.1f".formatted(Math.max(size / 1_000_000.0, 0.1));
    }
}
