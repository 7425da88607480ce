package io.yanhuo.tenancy;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps some schemas with their accounts ready, so that a sign-up takes one instead of waiting, and
 * clears away those that nobody needs any more.
 */
@Component
class WarmPool implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WarmPool.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final PreparedSchemas prepared;
    private final Placement placement;
    private final Clusters clusters;
    private final TenantAccounts accounts;
    private final Retirement retirement;
    private final int size;
    private final BlockingQueue<Boolean> calls = new ArrayBlockingQueue<>(1);
    private volatile @Nullable Thread keeper;

    /**
     * @param size how many are kept ready; 0 for none
     */
    WarmPool(
            PreparedSchemas prepared,
            Placement placement,
            Clusters clusters,
            TenantAccounts accounts,
            Retirement retirement,
            @Value("${yanhuo.warm-pool.size:4}") int size) {
        this.prepared = prepared;
        this.placement = placement;
        this.clusters = clusters;
        this.accounts = accounts;
        this.retirement = retirement;
        this.size = size;
    }

    /** One may have been taken, and nobody is waiting just now. */
    void call() {
        calls.offer(true);
    }

    @Override
    public void start() {
        var own = Thread.ofVirtual().name("warm-pool").unstarted(this::keep);
        keeper = own;
        own.start();
    }

    @Override
    public void stop() {
        var own = keeper;
        keeper = null;
        if (own == null) return;
        call();
        try {
            // What is being made is finished; what would be cut off is removed by the next start.
            if (!own.join(Duration.ofSeconds(10))) own.interrupt();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return keeper != null;
    }

    private void keep() {
        while (keeper == Thread.currentThread()) {
            attempt(() -> prepared.useless().forEach(old -> attempt(() -> remove(old))));
            attempt(this::fill);
            attempt(retirement::dropDue);
            try {
                calls.poll(EVERY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /**
     * What cannot be removed, because its server is away or no longer known, keeps nobody from
     * removing the others, nor new restaurants from theirs.
     */
    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (isRunning()) LOG.warn("warm pool: goes on later", e);
        }
    }

    private void fill() {
        if (size == 0) return;
        var answering = placement.answering();
        while (isRunning() && prepared.lacks(size, answering)) {
            var cluster = placement.roomiest(answering);
            if (cluster.isEmpty()) {
                // Whatever were announced for one that is away would fail, again and again.
                LOG.warn("warm pool: no server that answers has room");
                return;
            }
            prepare(cluster.get());
        }
    }

    private void prepare(String cluster) {
        var next = prepared.announce(cluster);
        try {
            make(next);
        } catch (RuntimeException e) {
            // Nobody counts on it any more, also if its server is away and it is removed later.
            attempt(() -> remove(next));
            throw e;
        }
    }

    private void make(PreparedSchemas.Prepared next) {
        clusters.schemas(next.cluster()).create(next.schema());
        accounts.create(next.cluster(), next.schema());
        // Too slow: somebody has taken it for the work of a dead hand, and its row may be gone.
        if (!prepared.finished(next)) drop(next);
    }

    private void remove(PreparedSchemas.Prepared old) {
        if (prepared.doom(old)) drop(old);
    }

    private void drop(PreparedSchemas.Prepared old) {
        accounts.drop(old.cluster(), old.schema());
        clusters.schemas(old.cluster()).drop(old.schema());
        prepared.forget(old);
    }
}
