package io.yanhuo.menu;

import io.yanhuo.menu.MenuMemory.Remembered;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the menu from the database, and as little of it as has changed. */
@Component
class MenuReader {
    private final EntityManager entities;
    private final MenuEdition edition;
    private final Categories categories;
    private final Dishes dishes;
    private final Clock clock;

    MenuReader(
            EntityManager entities,
            MenuEdition edition,
            Categories categories,
            Dishes dishes,
            Clock clock) {
        this.entities = entities;
        this.edition = edition;
        this.categories = categories;
        this.dishes = dishes;
        this.clock = clock;
    }

    /** The mark is read first: what changes while we read is read again next time. */
    @Transactional(readOnly = true)
    public Remembered refresh(@Nullable Remembered old) {
        var mark = edition.read();
        var now = clock.instant();
        if (old == null || old.mark().edition() != mark.edition()) {
            return remember(mark, structure(), stock(), now);
        }
        var stock = old.mark().equals(mark) ? old.stock() : stock();
        return remember(mark, old.structure(), stock, now);
    }

    private static Remembered remember(
            MenuEdition.Mark mark,
            MenuStructure structure,
            Map<String, StockState> stock,
            Instant now) {
        var shown = new MenuShelf(stock, now).show(structure.categories());
        var until = now.plus(MenuMemory.TRUSTED_FOR);
        for (var state : stock.values()) {
            var back = state.soldOutUntil();
            if (back != null && back.isAfter(now) && back.isBefore(until)) until = back;
        }
        return new Remembered(
                mark,
                structure,
                stock,
                new MenuView(version(shown), shown),
                now,
                until,
                now.plus(MenuMemory.SHOWN_FOR));
    }

    /** Made of the content, so that it changes exactly when the content does. */
    private static String version(List<MenuView.Category> shown) {
        return Digest.of(shown.toString().getBytes(StandardCharsets.UTF_8));
    }

    private MenuStructure structure() {
        return MenuStructure.of(MenuTree.of(categories.all()), dishes.onShelf());
    }

    private Map<String, StockState> stock() {
        var states = new HashMap<String, StockState>();
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT sku_id, stock, sold_out_until FROM sku
                                 WHERE removed = FALSE
                                   AND (stock IS NOT NULL OR sold_out_until IS NOT NULL)
                                """)
                        .getResultList();
        for (Object found : rows) {
            var row = (Object[]) found;
            states.put(Objects.toString(row[0]), new StockState((Integer) row[1], instant(row[2])));
        }
        return states;
    }

    static @Nullable Instant instant(@Nullable Object column) {
        return switch (column) {
            case null -> null;
            case Timestamp at -> at.toLocalDateTime().toInstant(ZoneOffset.UTC);
            case LocalDateTime at -> at.toInstant(ZoneOffset.UTC);
            case Instant at -> at;
            default -> throw new IllegalStateException("not a time: " + column.getClass());
        };
    }
}
