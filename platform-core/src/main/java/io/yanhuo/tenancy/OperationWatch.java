package io.yanhuo.tenancy;

import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.TraceNumber;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks every moment for operations that nobody carries out, also those of a node that died, and
 * keeps the leases of its own ones alive.
 */
@Component
class OperationWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OperationWatch.class);

    private final Leases leases;
    private final OperationWorker worker;
    private final OperationKinds kinds;
    private final OperationSettings settings;
    private final String node = RandomId.ofLength(8);
    private final Hands ours;
    private final Map<Lease, Boolean> running = new ConcurrentHashMap<>();
    private final BlockingQueue<Boolean> calls = new ArrayBlockingQueue<>(1);
    private volatile @Nullable ExecutorService hands;

    OperationWatch(
            Leases leases,
            OperationWorker worker,
            OperationKinds kinds,
            OperationSettings settings) {
        this.leases = leases;
        this.worker = worker;
        this.kinds = kinds;
        this.settings = settings;
        this.ours = new Hands(settings.sideBySide());
    }

    /** There is something to do: looks at once. */
    void call() {
        calls.offer(true);
    }

    @Override
    public void start() {
        var fresh = Executors.newVirtualThreadPerTaskExecutor();
        hands = fresh;
        fresh.execute(() -> watch(fresh));
    }

    @Override
    public void stop() {
        var own = hands;
        hands = null;
        if (own == null) return;
        own.shutdown();
        call();
        try {
            if (own.awaitTermination(10, TimeUnit.SECONDS)) return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        own.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return hands != null;
    }

    private void watch(ExecutorService own) {
        while (hands == own) {
            try {
                running.keySet().forEach(this::renew);
                look(own);
            } catch (RuntimeException e) {
                if (hands == own) LOG.warn("operations: could not look", e);
            }
            try {
                calls.poll(settings.every().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void renew(Lease lease) {
        try {
            leases.keep(lease);
        } catch (Lease.Lost _) {
            // The hand notices by itself with the next thing it writes.
            running.remove(lease);
        } catch (RuntimeException e) {
            // The others' are kept all the same.
            LOG.warn("operation {}: its lease could not be renewed", lease.operationId(), e);
        }
    }

    /** First for what somebody waits for. */
    private void look(ExecutorService own) {
        if (ours.free(true) == 0) return;
        var possible = kinds.takenUp();
        look(own, possible.awaited(true), true);
        look(own, possible.awaited(false), false);
    }

    private void look(ExecutorService own, SoughtWork sought, boolean awaited) {
        for (var operation : leases.due(sought, ours.free(awaited))) {
            if (!ours.take(awaited)) return;
            boolean handed = false;
            try {
                var lease = leases.take(operation, node);
                handed = lease.isPresent() && hand(own, lease.get(), awaited);
            } finally {
                if (!handed) ours.giveBack(awaited);
            }
        }
    }

    private boolean hand(ExecutorService own, Lease lease, boolean awaited) {
        try {
            own.execute(() -> TraceNumber.run(() -> carryOut(lease, awaited)));
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    private void carryOut(Lease lease, boolean awaited) {
        running.put(lease, true);
        try {
            worker.carryOut(lease);
        } catch (RuntimeException | Error e) {
            LOG.error("operation {}: goes on later", lease.operationId(), e);
        } finally {
            running.remove(lease);
            ours.giveBack(awaited);
            call();
        }
    }
}
