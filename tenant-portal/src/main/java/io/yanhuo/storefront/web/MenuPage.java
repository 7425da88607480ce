package io.yanhuo.storefront.web;

import io.yanhuo.menu.MenuView;
import io.yanhuo.ordering.StoreView;
import io.yanhuo.shared.Money;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The menu as the page shows it.
 *
 * @param minimum value of the goods from which a meal is brought
 * @param texts what the script says, as JSON
 */
record MenuPage(StoreView store, List<Section> sections, Money minimum, String texts) {
    record Section(String id, String name, List<Card> dishes) {}

    /**
     * @param initial stands in for a picture
     * @param from whether other choices cost more
     * @param choose whether there is something to choose before it can be ordered
     * @param left how many there are, when it is worth saying
     * @param data of {@link DishData}, as JSON
     */
    record Card(
            String id,
            String name,
            String description,
            String ingredients,
            @Nullable String picture,
            String initial,
            Money price,
            boolean from,
            boolean choose,
            boolean soldOut,
            @Nullable Integer left,
            String data) {
        private static final int FEW = 5;

        static Card of(MenuView.Dish dish, Function<DishData, String> json) {
            var prices = dish.skus().stream().map(MenuView.Sku::price).distinct().toList();
            return new Card(
                    dish.id(),
                    dish.name(),
                    dish.description(),
                    dish.ingredients(),
                    dish.picture(),
                    dish.name().substring(0, dish.name().offsetByCodePoints(0, 1)),
                    prices.stream().min(Comparator.naturalOrder()).orElse(Money.ZERO),
                    prices.size() > 1,
                    dish.skus().size() > 1 || !dish.addOnGroups().isEmpty(),
                    dish.soldOut(),
                    few(dish),
                    json.apply(DishData.of(dish)));
        }

        private static @Nullable Integer few(MenuView.Dish dish) {
            if (dish.soldOut() || dish.skus().size() != 1) return null;
            var left = dish.skus().getFirst().left();
            return left != null && left <= FEW ? left : null;
        }
    }

    static MenuPage of(Glance glance, String texts, Function<DishData, String> json) {
        var sections =
                glance.menu().categories().stream()
                        .map(category -> section(category, json))
                        .toList();
        return new MenuPage(glance.store(), sections, glance.minimum(), texts);
    }

    private static Section section(MenuView.Category category, Function<DishData, String> json) {
        var dishes = category.dishes().stream().map(dish -> Card.of(dish, json)).toList();
        return new Section(category.id(), category.name(), dishes);
    }
}
