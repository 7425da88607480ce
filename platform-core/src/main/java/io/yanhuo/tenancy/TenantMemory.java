package io.yanhuo.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A small thing of each restaurant that is read all day and changed rarely, such as its settings. A
 * change made here is seen at once, one made on another node within a second.
 */
public final class TenantMemory<T> {
    private static final Duration STALE_AFTER = Duration.ofSeconds(1);
    private static final int RESTAURANTS = 5_000;

    private final String name;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<TenantKey, T> known =
            Caffeine.newBuilder().expireAfterWrite(STALE_AFTER).maximumSize(RESTAURANTS).build();

    /**
     * @param name of what is remembered
     */
    public TenantMemory(String name) {
        this.name = name;
    }

    /** What is remembered for the restaurant of the current scope, or else what is read now. */
    public T get(Supplier<T> read) {
        // What a transaction sees of its own changes is not for others to remember.
        if (changedHere()) return read.get();
        var key = TenantKey.of(name);
        var found = known.getIfPresent(key);
        if (found != null) return found;
        long before = changes.get();
        var fresh = read.get();
        // Whoever began to read before a change does not write the old state over it.
        known.asMap().compute(key, (_, old) -> changes.get() == before ? fresh : old);
        return fresh;
    }

    /** Part of every transaction that changes it, before its first change. */
    public void change() {
        TransactionSynchronizationManager.registerSynchronization(new Change(TenantKey.of(name)));
    }

    private boolean changedHere() {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.getSynchronizations().stream()
                        .anyMatch(other ->
                                other instanceof TenantMemory<?>.Change own && own.in(this));
    }

    private final class Change implements TransactionSynchronization {
        private final TenantKey key;

        private Change(TenantKey key) {
            this.key = key;
        }

        private boolean in(TenantMemory<?> memory) {
            return memory == TenantMemory.this;
        }

        @Override
        public void afterCommit() {
            changes.incrementAndGet();
            known.invalidate(key);
        }
    }
}
