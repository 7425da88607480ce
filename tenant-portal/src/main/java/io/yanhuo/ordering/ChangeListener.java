package io.yanhuo.ordering;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page. It has a thread of its own, so that a slow line holds up nobody else. */
class ChangeListener {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** After which a page connects anew, so that forgotten ones are noticed. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final long RECONNECT_MILLIS = 2_000;
    private static final int MOST_WAITING = 200;

    private final @Nullable String orderId;
    private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    private final BlockingQueue<Change> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean closed;

    /**
     * @param orderId the one order it is about; null for all
     */
    ChangeListener(@Nullable String orderId) {
        this.orderId = orderId;
        emitter.onCompletion(() -> closed = true);
        emitter.onTimeout(this::close);
        emitter.onError(_ -> closed = true);
    }

    SseEmitter emitter() {
        return emitter;
    }

    boolean closed() {
        return closed;
    }

    void start() {
        Thread.ofVirtual().name("order-changes-page").start(this::send);
    }

    void offer(Change change) {
        boolean concerned = orderId == null || orderId.equals(change.orderId());
        if (!concerned || orderId != null && change.status() == null) return;
        // A page that is so far behind connects again and asks for everything.
        if (!waiting.offer(change)) close();
    }

    void close() {
        closed = true;
        emitter.complete();
    }

    private void send() {
        try {
            emitter.send(SseEmitter.event().reconnectTime(RECONNECT_MILLIS).comment("open"));
            while (!closed) {
                var change = waiting.poll(HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
                emitter.send(change == null ? heartbeat() : event(change));
            }
        } catch (IOException | IllegalStateException _) {
            // The page is gone.
            closed = true;
        } catch (InterruptedException _) {
            close();
        }
    }

    private static SseEmitter.SseEventBuilder heartbeat() {
        return SseEmitter.event().comment("still here");
    }

    private SseEmitter.SseEventBuilder event(Change change) {
        var event = SseEmitter.event().id(String.valueOf(change.id()));
        return orderId == null
                ? event.name("change").data(change.orderId())
                : event.name("status").data(String.valueOf(change.status()));
    }
}
