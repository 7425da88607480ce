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
import java.util.concurrent.Semaphore;
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
    private final Semaphore free;
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
        this.free = new Semaphore(settings.sideBySide());
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

    private void look(ExecutorService own) {
        for (var operation : leases.due(kinds.names(), free.availablePermits())) {
            if (!free.tryAcquire()) return;
            var lease = leases.take(operation, node);
            if (lease.isEmpty() || !hand(own, lease.get())) free.release();
        }
    }

    private boolean hand(ExecutorService own, Lease lease) {
        try {
            own.execute(() -> TraceNumber.run(() -> carryOut(lease)));
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    private void carryOut(Lease lease) {
        running.put(lease, true);
        try {
            worker.carryOut(lease);
        } catch (RuntimeException | Error e) {
            LOG.error("operation {}: goes on later", lease.operationId(), e);
        } finally {
            running.remove(lease);
            free.release();
            call();
        }
    }
}
