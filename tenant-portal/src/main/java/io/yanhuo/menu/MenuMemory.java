package io.yanhuo.menu;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yanhuo.tenancy.FairShares;
import io.yanhuo.tenancy.TenantKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The menus that diners looked at lately. A change made here is seen at once, one made on another
 * node within two seconds. While all connections of the restaurant are in use, diners are shown
 * what was so less than thirty seconds ago: the order itself is judged by the database.
 */
@Component
class MenuMemory {
    static final Duration TRUSTED_FOR = Duration.ofSeconds(2);
    static final Duration SHOWN_FOR = Duration.ofSeconds(30);
    private static final int RESTAURANTS = 5_000;

    private final Cache<TenantKey, Remembered> menus =
            Caffeine.newBuilder()
                    .maximumSize(RESTAURANTS)
                    .expireAfterAccess(Duration.ofMinutes(20))
                    .build();
    private final AtomicLong doubts = new AtomicLong();
    private final AtomicLong edits = new AtomicLong();
    private final Clock clock;
    private final FairShares shares;

    MenuMemory(Clock clock, FairShares shares) {
        this.clock = clock;
        this.shares = shares;
    }

    /**
     * @param structure the menu without its stock
     * @param from since when it is trusted
     * @param until when it must be compared with the database again
     * @param shownUntil how long it will do for looking at, if the database cannot be asked
     */
    record Remembered(
            MenuEdition.Mark mark,
            MenuStructure structure,
            Map<String, StockState> stock,
            MenuView view,
            Instant from,
            Instant until,
            Instant shownUntil) {
        /** A clock that was put back makes it doubtful too. */
        boolean holdsAt(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }

        boolean willDoAt(Instant now) {
            return !now.isBefore(from) && now.isBefore(shownUntil);
        }

        /** Of two readings side by side, the later one in the life of the menu. */
        Remembered newer(Remembered other) {
            boolean older =
                    other.mark.edition() < mark.edition()
                            || other.mark.edition() == mark.edition()
                                    && other.mark.movements() < mark.movements();
            return older ? this : other;
        }

        Remembered doubted() {
            return new Remembered(mark, structure, stock, view, from, from, shownUntil);
        }

        /** Whoever has just changed a dish wants to see it changed. */
        Remembered outdated() {
            return new Remembered(mark, structure, stock, view, from, from, from);
        }
    }

    /**
     * @param refresh given what was remembered (or null), returns what holds now
     */
    MenuView view(UnaryOperator<@Nullable Remembered> refresh) {
        var now = clock.instant();
        var known = menus.getIfPresent(key());
        if (known != null && !changedHere()) {
            if (known.holdsAt(now)) return known.view();
            if (known.willDoAt(now) && shares.usedUp()) return known.view();
        }
        return renew(known, refresh).view();
    }

    /** The menu of an edition that the database has just named. */
    Remembered edition(long edition, UnaryOperator<@Nullable Remembered> refresh) {
        var known = menus.getIfPresent(key());
        if (known != null && known.mark().edition() == edition) return known;
        return renew(known, refresh);
    }

    /** Nobody waits here for somebody who may be waiting for a connection. */
    private Remembered renew(
            @Nullable Remembered known, UnaryOperator<@Nullable Remembered> refresh) {
        // What a transaction sees of its own changes is not for others to remember.
        if (changedHere()) return requireNonNull(refresh.apply(null));
        long before = doubts.get();
        long editsBefore = edits.get();
        var fresh = requireNonNull(refresh.apply(known));
        menus.asMap()
                .compute(
                        key(),
                        (_, old) -> {
                            var newest = old == null ? fresh : old.newer(fresh);
                            if (edits.get() != editsBefore) return newest.outdated();
                            return doubts.get() == before ? newest : newest.doubted();
                        });
        return fresh;
    }

    /** Of stock. */
    void doubtAfterCommit() {
        var doubt = new Doubt(key(), doubts, Remembered::doubted);
        TransactionSynchronizationManager.registerSynchronization(doubt);
    }

    /** Of what the owner edits. */
    void outdateAfterCommit() {
        var doubt = new Doubt(key(), edits, Remembered::outdated);
        TransactionSynchronizationManager.registerSynchronization(doubt);
    }

    private boolean changedHere() {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.getSynchronizations().stream()
                        .anyMatch(Doubt.class::isInstance);
    }

    private final class Doubt implements TransactionSynchronization {
        private final TenantKey key;
        private final AtomicLong counter;
        private final UnaryOperator<Remembered> effect;

        private Doubt(TenantKey key, AtomicLong counter, UnaryOperator<Remembered> effect) {
            this.key = key;
            this.counter = counter;
            this.effect = effect;
        }

        @Override
        public void afterCommit() {
            counter.incrementAndGet();
            menus.asMap().computeIfPresent(key, (_, old) -> effect.apply(old));
        }
    }

    private static TenantKey key() {
        return TenantKey.of("menu");
    }
}
