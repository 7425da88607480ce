package io.yanhuo.menu.web;

import io.yanhuo.access.Permission;
import io.yanhuo.access.Role;
import io.yanhuo.menu.DishDesk;
import io.yanhuo.menu.DishEditing;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dish in the list of those who work with it.
 *
 * @param soldOutUntil time of the day or date at which it is back; empty if somebody must say so;
 *     null if it is not sold out by hand
 */
record DishCard(
        String id,
        String name,
        @Nullable String picture,
        boolean onShelf,
        boolean soldOut,
        @Nullable String soldOutUntil,
        List<SkuLine> skus) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    /**
     * @param price empty for those who need not know it
     * @param left as typed into a field; empty if it is not counted
     */
    record SkuLine(String id, String spec, String price, String left) {}

    /** What somebody sees depends on the person's rights: a kitchen needs no prices. */
    record Viewer(boolean edits, boolean seesPrices, ZoneId zone) {
        static Viewer of(@Nullable Role role, ZoneId zone) {
            var may = role == null ? java.util.Set.<Permission>of() : role.permissions();
            boolean edits = may.contains(Permission.MENU_EDIT);
            return new Viewer(edits, edits || may.contains(Permission.ORDERS_VIEW), zone);
        }
    }

    static DishCard of(DishDesk.Row row, Viewer viewer) {
        return new DishCard(
                row.id(),
                row.name(),
                row.picture(),
                row.onShelf(),
                row.soldOut(),
                until(row.soldOutUntil(), viewer.zone()),
                row.skus().stream().map(sku -> line(sku, viewer)).toList());
    }

    private static SkuLine line(DishDesk.RowSku sku, Viewer viewer) {
        return new SkuLine(
                sku.id(),
                sku.spec(),
                viewer.seesPrices() ? sku.price().toString() : "",
                sku.left() == null ? "" : sku.left().toString());
    }

    private static @Nullable String until(@Nullable Instant at, ZoneId zone) {
        if (at == null) return null;
        return at.equals(DishEditing.UNTIL_FURTHER_NOTICE) ? "" : TIME.format(at.atZone(zone));
    }
}
