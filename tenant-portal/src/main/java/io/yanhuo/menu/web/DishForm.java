package io.yanhuo.menu.web;

import static java.util.Objects.requireNonNullElse;

import io.yanhuo.menu.DishDesk;
import io.yanhuo.menu.DishDraft;
import io.yanhuo.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A dish as it is typed; nothing in it is believed before {@link DishFormCheck} has seen it. */
record DishForm(
        String version,
        String name,
        String categoryId,
        String stationId,
        String description,
        String ingredients,
        String picture,
        String packaging,
        boolean onShelf,
        List<SkuRow> skus,
        List<GroupRow> groups) {
    DishForm {
        version = text(version);
        name = text(name);
        categoryId = text(categoryId);
        stationId = text(stationId);
        description = text(description);
        ingredients = text(ingredients);
        picture = text(picture);
        packaging = text(packaging);
        skus = rows(skus);
        groups = rows(groups);
    }

    /**
     * @param seen the stock that the page showed
     */
    record SkuRow(String id, String spec, String price, String stock, String seen) {
        SkuRow {
            id = text(id);
            spec = text(spec);
            price = text(price);
            stock = text(stock);
            seen = text(seen);
        }

        static final SkuRow BLANK = new SkuRow("", "", "", "", "");

        boolean blank() {
            return spec.isEmpty() && price.isEmpty();
        }

        DishDraft.Sku draft() {
            return new DishDraft.Sku(
                    orNull(id),
                    spec,
                    Money.ofYuan(price),
                    StockField.number(seen),
                    StockField.number(stock));
        }
    }

    record GroupRow(String id, String name, String min, String max, List<AddOnRow> addOns) {
        GroupRow {
            id = text(id);
            name = text(name);
            min = text(min);
            max = text(max);
            addOns = rows(addOns);
        }

        static final GroupRow BLANK = new GroupRow("", "", "0", "3", List.of(AddOnRow.BLANK));

        boolean blank() {
            return name.isEmpty() && filled(addOns).isEmpty();
        }

        List<AddOnRow> filled() {
            return filled(addOns);
        }

        private static List<AddOnRow> filled(List<AddOnRow> rows) {
            return rows.stream().filter(row -> !row.blank()).toList();
        }

        DishDraft.Group draft() {
            return new DishDraft.Group(
                    orNull(id),
                    name,
                    Integer.parseInt(min),
                    Integer.parseInt(max),
                    filled().stream().map(AddOnRow::draft).toList());
        }
    }

    record AddOnRow(String id, String name, String price) {
        AddOnRow {
            id = text(id);
            name = text(name);
            price = text(price);
        }

        static final AddOnRow BLANK = new AddOnRow("", "", "");

        boolean blank() {
            return name.isEmpty() && price.isEmpty();
        }

        DishDraft.AddOn draft() {
            return new DishDraft.AddOn(orNull(id), name, Money.ofYuan(price));
        }
    }

    static DishForm blank(String categoryId, String stationId) {
        return new DishForm(
                "",
                "",
                categoryId,
                stationId,
                "",
                "",
                "",
                "1.00",
                true,
                List.of(SkuRow.BLANK),
                List.of());
    }

    static DishForm of(DishDesk.Sheet sheet) {
        var draft = sheet.draft();
        return new DishForm(
                Long.toString(sheet.version()),
                draft.name(),
                draft.categoryId(),
                draft.stationId(),
                draft.description(),
                draft.ingredients(),
                text(draft.picture()),
                draft.packaging().yuan(),
                draft.onShelf(),
                draft.skus().stream().map(DishForm::row).toList(),
                draft.groups().stream().map(DishForm::row).toList());
    }

    private static SkuRow row(DishDraft.Sku sku) {
        var stock = sku.stock() == null ? "" : sku.stock().toString();
        return new SkuRow(text(sku.id()), sku.spec(), sku.price().yuan(), stock, stock);
    }

    private static GroupRow row(DishDraft.Group group) {
        var addOns =
                group.addOns().stream()
                        .map(a -> new AddOnRow(text(a.id()), a.name(), a.price().yuan()))
                        .toList();
        return new GroupRow(
                text(group.id()),
                group.name(),
                Integer.toString(group.min()),
                Integer.toString(group.max()),
                addOns);
    }

    /** Rows that were cleared are gone. */
    DishForm withoutBlanks() {
        var specs = skus.stream().filter(row -> !row.blank()).toList();
        var kept = groups.stream().filter(row -> !row.blank()).toList();
        return with(picture, version, specs.isEmpty() ? List.of(SkuRow.BLANK) : specs, kept);
    }

    DishForm withPicture(String id) {
        return with(id, version, skus, groups);
    }

    DishForm withVersion(long current) {
        return with(picture, Long.toString(current), skus, groups);
    }

    private DishForm with(
            String newPicture, String newVersion, List<SkuRow> specs, List<GroupRow> addOns) {
        return new DishForm(
                newVersion,
                name,
                categoryId,
                stationId,
                description,
                ingredients,
                newPicture,
                packaging,
                onShelf,
                specs,
                addOns);
    }

    /** One that is not a number was seen by nobody. */
    long seenVersion() {
        return version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
    }

    /** Only after the check. */
    DishDraft draft() {
        return new DishDraft(
                name,
                categoryId,
                stationId,
                description,
                ingredients,
                orNull(picture),
                Money.ofYuan(packaging),
                onShelf,
                skus.stream().map(SkuRow::draft).toList(),
                groups.stream().map(GroupRow::draft).toList());
    }

    private static String text(@Nullable String typed) {
        return requireNonNullElse(typed, "").strip();
    }

    private static @Nullable String orNull(String typed) {
        return typed.isEmpty() ? null : typed;
    }

    private static <T> List<T> rows(@Nullable List<T> typed) {
        var rows = new ArrayList<T>(requireNonNullElse(typed, List.<T>of()));
        rows.removeIf(Objects::isNull);
        return List.copyOf(rows);
    }
}
