package io.yanhuo.ordering;

import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All listeners of one restaurant on this node, and the one thread that asks for them. */
class ChangeChannel {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeChannel.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** A row may be committed later than one with a higher id: so many rounds are looked back. */
    private static final int LOOK_BACK = 10;

    private final ChangeLog log;
    private final TenantScope scope;
    private final Predicate<ChangeChannel> leaveIfIdle;
    private final Set<ChangeListener> listeners = ConcurrentHashMap.newKeySet();
    private final TreeSet<Long> seen = new TreeSet<>();
    private final ArrayDeque<Long> floors = new ArrayDeque<>();
    private volatile boolean closed;

    ChangeChannel(ChangeLog log, TenantScope scope, Predicate<ChangeChannel> leaveIfIdle) {
        this.log = log;
        this.scope = scope;
        this.leaveIfIdle = leaveIfIdle;
    }

    TenantId tenant() {
        return scope.tenant();
    }

    void add(ChangeListener listener) {
        listeners.add(listener);
    }

    boolean idle() {
        listeners.removeIf(ChangeListener::closed);
        return listeners.isEmpty();
    }

    /** So that only what comes after it is told. */
    void readWhatIsThere() {
        long floor = Math.max(0, log.newest() - ChangeLog.IDS_BEFORE);
        log.after(floor).forEach(change -> seen.add(change.id()));
        floors.add(floor);
    }

    void start() {
        Thread.ofVirtual().name("order-changes-" + tenant()).start(() -> scope.run(this::watch));
    }

    boolean closed() {
        return closed;
    }

    void close() {
        closed = true;
        listeners.forEach(ChangeListener::close);
    }

    private void watch() {
        try {
            while (!closed && !leaveIfIdle.test(this)) {
                Thread.sleep(EVERY);
                lookOnce();
            }
        } catch (InterruptedException _) {
            close();
        } catch (RuntimeException e) {
            // Pages connect again by themselves, then with the restaurant's place of that moment.
            LOG.warn("order changes of tenant {} stopped", tenant(), e);
            close();
        }
    }

    private void lookOnce() {
        long floor = floors.size() < LOOK_BACK ? floors.getFirst() : floors.removeFirst();
        var fresh = log.after(floor).stream().filter(change -> seen.add(change.id())).toList();
        floors.addLast(seen.isEmpty() ? floor : Math.max(floor, seen.getLast()));
        seen.headSet(floors.getFirst(), true).clear();
        for (var listener : listeners) fresh.forEach(listener::offer);
    }
}
