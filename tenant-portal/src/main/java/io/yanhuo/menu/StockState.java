package io.yanhuo.menu;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of an SKU can be had.
 *
 * @param left null if it is not counted
 * @param soldOutUntil set by hand (沽清)
 */
record StockState(@Nullable Integer left, @Nullable Instant soldOutUntil) {
    static final StockState UNCOUNTED = new StockState(null, null);

    boolean soldOut(Instant now) {
        return left != null && left <= 0 || closed(now);
    }

    boolean closed(Instant now) {
        return soldOutUntil != null && now.isBefore(soldOutUntil);
    }
}
