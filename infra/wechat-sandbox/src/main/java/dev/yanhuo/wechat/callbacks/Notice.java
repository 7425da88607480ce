package dev.yanhuo.wechat.callbacks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something a merchant is to be told, until it says that it knows.
 *
 * @param subject the merchant's own number of what it is about
 * @param content what gets encrypted, as JSON
 * @param retries how many steps of the retry table are behind it
 */
public record Notice(
        String id,
        String mchid,
        String eventType,
        String originalType,
        String summary,
        String subject,
        String url,
        String content,
        Instant createdAt,
        State state,
        int retries,
        Instant dueAt,
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

    @JsonIgnore
    public boolean isOpen() {
        return state == State.WAITING || state == State.HELD;
    }

    Notice become(State target) {
        return new Notice(
                id,
                mchid,
                eventType,
                originalType,
                summary,
                subject,
                url,
                content,
                createdAt,
                target,
                retries,
                dueAt,
                attempts);
    }

    Notice due(int retry, Instant at) {
        return new Notice(
                id,
                mchid,
                eventType,
                originalType,
                summary,
                subject,
                url,
                content,
                createdAt,
                state,
                retry,
                at,
                attempts);
    }

    Notice tried(Attempt attempt) {
        var more = new ArrayList<>(attempts);
        more.add(attempt);
        return new Notice(
                id,
                mchid,
                eventType,
                originalType,
                summary,
                subject,
                url,
                content,
                createdAt,
                state,
                retries,
                dueAt,
                List.copyOf(more));
    }
}
