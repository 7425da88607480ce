package io.yanhuo.menu;

import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The dishes as those see them who work with them, also what is not on the shelf. */
@Service
@Transactional(readOnly = true)
public class DishDesk {
    private final Dishes dishes;
    private final Clock clock;

    DishDesk(Dishes dishes, Clock clock) {
        this.dishes = dishes;
        this.clock = clock;
    }

    /**
     * @param soldOutUntil set by hand; null if it is not
     * @param soldOut nothing of it can be had, by hand or by stock
     */
    public record Row(
            String id,
            String categoryId,
            String stationId,
            String name,
            @Nullable String picture,
            boolean onShelf,
            List<RowSku> skus,
            @Nullable Instant soldOutUntil,
            boolean soldOut) {}

    /**
     * @param left null if it is not counted
     */
    public record RowSku(
            String id, String code, String spec, Money price, @Nullable Integer left) {}

    /**
     * A dish opened for editing.
     *
     * @param version to be handed back with the change
     * @param draft with the stock of this moment
     * @param codes of its SKUs, in their order
     */
    public record Sheet(String id, long version, DishDraft draft, List<String> codes) {}

    /** In the order of the menu; with a search text only those whose name holds it. */
    public List<Row> list(String search) {
        var wanted = search.strip().toLowerCase(Locale.ROOT);
        return dishes.all().stream()
                .filter(dish -> dish.name().toLowerCase(Locale.ROOT).contains(wanted))
                .map(this::row)
                .toList();
    }

    public Row row(String id) {
        return row(dishes.get(id));
    }

    /** The row of the dish to which this SKU belongs. */
    public Row rowOfSku(String skuId) {
        return dishes.skus(List.of(skuId)).stream()
                .findFirst()
                .map(sku -> row(sku.dish()))
                .orElseThrow(() -> new Refused(new MenuRefusal.Gone()));
    }

    public Sheet sheet(String id) {
        var dish = dishes.get(id);
        var codes = dish.skus().stream().map(Sku::code).toList();
        return new Sheet(dish.id(), dish.version(), draft(dish), codes);
    }

    private Row row(Dish dish) {
        var now = clock.instant();
        var closed = dish.skus().stream().map(Sku::stock).filter(s -> s.closed(now)).toList();
        return new Row(
                dish.id(),
                dish.categoryId(),
                dish.stationId(),
                dish.name(),
                dish.picture(),
                dish.onShelf(),
                dish.skus().stream().map(DishDesk::row).toList(),
                closed.isEmpty() ? null : closed.getFirst().soldOutUntil(),
                dish.skus().stream().allMatch(sku -> sku.stock().soldOut(now)));
    }

    private static RowSku row(Sku sku) {
        return new RowSku(sku.id(), sku.code(), sku.spec(), sku.price(), sku.stock().left());
    }

    private static DishDraft draft(Dish dish) {
        return new DishDraft(
                dish.name(),
                dish.categoryId(),
                dish.stationId(),
                dish.description(),
                dish.ingredients(),
                dish.picture(),
                dish.packaging(),
                dish.onShelf(),
                dish.skus().stream().map(DishDesk::draft).toList(),
                dish.groups().stream().map(DishDesk::draft).toList());
    }

    private static DishDraft.Sku draft(Sku sku) {
        var left = sku.stock().left();
        return new DishDraft.Sku(sku.id(), sku.spec(), sku.price(), left, left);
    }

    private static DishDraft.Group draft(AddOnGroup group) {
        var addOns =
                group.addOns().stream()
                        .map(a -> new DishDraft.AddOn(a.id(), a.name(), a.price()))
                        .toList();
        return new DishDraft.Group(group.id(), group.name(), group.min(), group.max(), addOns);
    }
}
