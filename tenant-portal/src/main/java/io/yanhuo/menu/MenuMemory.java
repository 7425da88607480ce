package io.yanhuo.menu;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yanhuo.tenancy.TenantKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The menus that diners looked at lately. A change made here is seen at once, one made on another
 * node within two seconds.
 */
@Component
class MenuMemory {
    static final Duration TRUSTED_FOR = Duration.ofSeconds(2);
    private static final int RESTAURANTS = 5_000;

    private final Cache<TenantKey, Remembered> menus =
            Caffeine.newBuilder()
                    .maximumSize(RESTAURANTS)
                    .expireAfterAccess(Duration.ofMinutes(20))
                    .build();
    private final Clock clock;

    MenuMemory(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param structure the menu without its stock
     * @param from since when it is trusted
     * @param until when it must be compared with the database again
     */
    record Remembered(
            MenuEdition.Mark mark,
            List<MenuView.Category> structure,
            Map<String, StockState> stock,
            MenuView view,
            Instant from,
            Instant until) {
        /** A clock that was put back makes it doubtful too. */
        boolean holdsAt(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }

        Remembered doubted() {
            return new Remembered(mark, structure, stock, view, from, from);
        }
    }

    /**
     * @param refresh given what was remembered (or null), returns what holds now; one caller at a
     *     time does it, the others wait for its result
     */
    MenuView view(UnaryOperator<@Nullable Remembered> refresh) {
        var now = clock.instant();
        var key = key();
        var known = menus.getIfPresent(key);
        if (known != null && known.holdsAt(now)) return known.view();
        var fresh =
                menus.asMap()
                        .compute(
                                key,
                                (_, old) ->
                                        old != null && old.holdsAt(now) ? old : refresh.apply(old));
        return java.util.Objects.requireNonNull(fresh).view();
    }

    void doubtAfterCommit() {
        var key = key();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        menus.asMap().computeIfPresent(key, (_, old) -> old.doubted());
                    }
                });
    }

    private static TenantKey key() {
        return TenantKey.of("menu");
    }
}
