package io.yanhuo.ordering;

import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages of the restaurant of the current scope what changes, within a second or two.
 * Each node asks the database once a second for each restaurant that has a page open, so it does
 * not matter on which node a change happens.
 */
@Service
public class OrderChanges implements SmartLifecycle {
    private final ChangeLog log;
    private final ConcurrentHashMap<TenantId, ChangeChannel> channels = new ConcurrentHashMap<>();
    private volatile boolean running;

    OrderChanges(ChangeLog log) {
        this.log = log;
    }

    /**
     * Sends an event {@code status} with the status of this order: at once as it is now, so that a
     * page that was built a moment ago can compare, and again for each change.
     */
    public SseEmitter of(String orderId) {
        return open(
                new ChangeListener(orderId, () -> true),
                page -> page.offer(new Change(log.newest(), orderId, log.status(orderId))));
    }

    /**
     * Sends an event {@code change} with the order's id for every change of any order, also in the
     * kitchen.
     *
     * @param lastSeen id of the last event the page has seen; null for a page that is just built
     * @param state how things stood when the page was built, as {@link #state} says; null if the
     *     page does not know
     * @param mayListen asked every second; the stream ends when it says no
     */
    public SseEmitter ofAll(
            @Nullable Long lastSeen, @Nullable String state, BooleanSupplier mayListen) {
        return open(
                new ChangeListener(null, mayListen),
                page -> {
                    if (lastSeen != null) log.lastAfter(lastSeen).ifPresent(page::offer);
                    else if (state != null && !state.equals(log.state())) {
                        log.lastAfter(log.newest() - 1).ifPresent(page::offer);
                    }
                });
    }

    /** Its thread begins last: who cannot be told how things stand leaves none behind. */
    private SseEmitter open(ChangeListener page, Consumer<ChangeListener> tell) {
        try {
            listen(page);
            tell.accept(page);
        } catch (RuntimeException e) {
            page.close();
            throw e;
        }
        page.start();
        return page.emitter();
    }

    /**
     * How things stand; a page asks before it reads what it shows. What happens between that and
     * {@link #ofAll} is told there.
     */
    public String state() {
        return log.state();
    }

    private void listen(ChangeListener listener) {
        if (!running) {
            listener.close();
            return;
        }
        var scope = TenantScope.current();
        if (!joins(scope.tenant(), listener)) begin(scope, listener);
    }

    /** False if nobody of the restaurant listens yet. */
    private boolean joins(TenantId tenant, ChangeListener listener) {
        var open =
                channels.computeIfPresent(
                        tenant,
                        (_, known) -> {
                            if (!known.closed()) known.add(listener);
                            return known;
                        });
        return open != null && !open.closed();
    }

    /** The database is read before: other restaurants may wait for the same place in the table. */
    private void begin(TenantScope scope, ChangeListener listener) {
        var fresh = new ChangeChannel(log, scope, this::leaveIfIdle);
        fresh.readWhatIsThere();
        var open =
                channels.compute(
                        scope.tenant(),
                        (_, known) -> {
                            var joined = known == null || known.closed() ? fresh : known;
                            joined.add(listener);
                            return joined;
                        });
        if (open == fresh) fresh.start();
    }

    /** Atomic with {@link #listen}: nobody joins a channel that has just stopped. */
    private boolean leaveIfIdle(ChangeChannel channel) {
        var left =
                channels.computeIfPresent(channel.tenant(), (_, open) -> open.idle() ? null : open);
        return left != channel;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Comes before the web server waits for its open requests to end. */
    @Override
    public void stop() {
        running = false;
        channels.values().forEach(ChangeChannel::close);
        channels.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
