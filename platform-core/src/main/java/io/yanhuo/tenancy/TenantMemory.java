package io.yanhuo.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A small thing of each restaurant that is read all day and changed rarely, such as its settings. A
 * change made here is seen at once, one made on another node within a second; within thirty while
 * all connections of the restaurant are in use, so that its pages can be shown meanwhile.
 */
public final class TenantMemory<T> {
    private static final Duration FRESH_FOR = Duration.ofSeconds(1);
    private static final Duration KEPT_FOR = Duration.ofSeconds(30);
    private static final int RESTAURANTS = 5_000;

    private final String name;
    private final BooleanSupplier usedUp;
    private final LongSupplier nanos;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<TenantKey, Known<T>> known;

    private record Known<T>(T value, long readAt) {}

    /**
     * @param name of what is remembered
     */
    public TenantMemory(String name, FairShares shares) {
        this(name, shares::usedUp, System::nanoTime);
    }

    TenantMemory(String name, BooleanSupplier usedUp, LongSupplier nanos) {
        this.name = name;
        this.usedUp = usedUp;
        this.nanos = nanos;
        this.known =
                Caffeine.newBuilder()
                        .ticker(nanos::getAsLong)
                        .expireAfterWrite(KEPT_FOR)
                        .maximumSize(RESTAURANTS)
                        .build();
    }

    /** What is remembered for the restaurant of the current scope, or else what is read now. */
    public T get(Supplier<T> read) {
        // What a transaction sees of its own changes is not for others to remember.
        if (changedHere()) return read.get();
        var key = TenantKey.of(name);
        var found = known.getIfPresent(key);
        if (found != null && willDo(found)) return found.value();
        long before = changes.get();
        var fresh = new Known<>(read.get(), nanos.getAsLong());
        // Whoever began to read before a change does not write the old state over it.
        known.asMap().compute(key, (_, old) -> changes.get() == before ? fresh : old);
        return fresh.value();
    }

    private boolean willDo(Known<T> found) {
        return nanos.getAsLong() - found.readAt() < FRESH_FOR.toNanos()
                || !writing() && usedUp.getAsBoolean();
    }

    /** What is about to be written is never judged by something old. */
    static boolean writing() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
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
