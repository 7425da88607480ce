package io.yanhuo;

import io.yanhuo.menu.CategoryEditing;
import io.yanhuo.menu.DishDraft;
import io.yanhuo.menu.DishEditing;
import io.yanhuo.menu.Menu;
import io.yanhuo.menu.Stations;
import io.yanhuo.shared.Money;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Dishes that every demo restaurant has under the same name, each at its own price. */
@Component
@ConditionalOnProperty("yanhuo.demo")
class DemoDishes {
    private static final Money PACKAGING = Money.ofFen(100);

    private final Menu menu;
    private final CategoryEditing categories;
    private final DishEditing dishes;
    private final Stations stations;

    DemoDishes(Menu menu, CategoryEditing categories, DishEditing dishes, Stations stations) {
        this.menu = menu;
        this.categories = categories;
        this.dishes = dishes;
        this.stations = stations;
    }

    void add() {
        add("叉烧饭", "猪梅花肉、大米、青菜", List.of(sku("例", 2600), sku("大", 3200)));
        add("柠檬茶", "红茶、柠檬、白砂糖", List.of(sku("", 1000)));
    }

    private void add(String name, String ingredients, List<DishDraft.Sku> skus) {
        boolean there =
                menu.view().categories().stream()
                        .flatMap(category -> category.dishes().stream())
                        .anyMatch(dish -> dish.name().equals(name));
        if (there) return;
        dishes.create(
                new DishDraft(
                        name,
                        categories.all().getFirst().id(),
                        stations.all().getFirst().id(),
                        "",
                        ingredients,
                        null,
                        PACKAGING,
                        true,
                        skus,
                        List.of()));
    }

    private static DishDraft.Sku sku(String spec, long fen) {
        return new DishDraft.Sku(spec, Money.ofFen(fen));
    }
}
