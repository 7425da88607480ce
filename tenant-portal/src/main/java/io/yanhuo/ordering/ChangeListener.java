package io.yanhuo.ordering;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page. It has a thread of its own, so that a slow line holds up nobody else. */
class ChangeListener {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_BETWEEN_HEARTBEATS = 15;

    /** After which a page connects anew, so that forgotten ones are noticed. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final long RECONNECT_MILLIS = 2_000;
    private static final int MOST_WAITING = 200;

    private final @Nullable String orderId;
    private final BooleanSupplier mayListen;
    private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    private final BlockingQueue<Change> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean closed;

    /**
     * @param orderId the one order it is about; null for all
     * @param mayListen whether the page's person still may; asked again and again
     */
    ChangeListener(@Nullable String orderId, BooleanSupplier mayListen) {
        this.orderId = orderId;
        this.mayListen = mayListen;
        emitter.onCompletion(() -> closed = true);
        emitter.onTimeout(emitter::complete);
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

    /** Never waits, not even for a page that reads nothing: its own thread ends the stream. */
    void close() {
        closed = true;
    }

    private void send() {
        try {
            emitter.send(SseEmitter.event().reconnectTime(RECONNECT_MILLIS).comment("open"));
            for (int looks = 1; !closed && mayListen.getAsBoolean(); looks++) sendNext(looks);
        } catch (IOException | RuntimeException | InterruptedException _) {
            // The page is gone, or connects again and is told then what is wrong.
        } finally {
            closed = true;
            emitter.complete();
        }
    }

    private void sendNext(int looks) throws IOException, InterruptedException {
        var change = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (change != null) emitter.send(event(change));
        else if (looks % LOOKS_BETWEEN_HEARTBEATS == 0) emitter.send(heartbeat());
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
