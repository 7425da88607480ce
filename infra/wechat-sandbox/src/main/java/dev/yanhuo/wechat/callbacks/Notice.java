package dev.yanhuo.wechat.callbacks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.yanhuo.wechat.faults.FaultKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * News on their way to a merchant, until it says that it knows.
 *
 * @param retries how many steps of the retry table are behind it
 * @param trick what is wrong with the next attempt
 */
public record Notice(
        String id,
        News news,
        Instant createdAt,
        State state,
        int retries,
        Instant dueAt,
        @Nullable Trick trick,
        List<Attempt> attempts) {
    public enum State {
        WAITING,
        /** Stopped by hand until it is released. */
        HELD,
        DELIVERED,
        /** Every step of the table was taken in vain. */
        GIVEN_UP,
        /** Never sent. */
        LOST
    }

    static Notice of(String id, News news, Instant now) {
        return new Notice(id, news, now, State.WAITING, 0, now, null, List.of());
    }

    @JsonIgnore
    public boolean isOpen() {
        return state == State.WAITING || state == State.HELD;
    }

    /** A replay follows a delivery, so it alters nothing before. */
    @Nullable Trick firstTrick() {
        return trick != null && trick.action() == FaultKind.C5 ? null : trick;
    }

    @Nullable Trick replay() {
        return firstTrick() == null ? trick : null;
    }

    Notice become(State target) {
        return new Notice(id, news, createdAt, target, retries, dueAt, trick, attempts);
    }

    Notice due(Instant at) {
        return new Notice(id, news, createdAt, state, retries, at, trick, attempts);
    }

    Notice retriedAt(Instant at) {
        return new Notice(id, news, createdAt, state, retries + 1, at, trick, attempts);
    }

    Notice altered(@Nullable Trick by) {
        return new Notice(id, news, createdAt, state, retries, dueAt, by, attempts);
    }

    Notice tried(Attempt attempt) {
        var more = new ArrayList<>(attempts);
        more.add(attempt);
        return new Notice(id, news, createdAt, state, retries, dueAt, trick, List.copyOf(more));
    }
}
