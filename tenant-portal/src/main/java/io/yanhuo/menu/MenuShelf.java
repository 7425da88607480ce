package io.yanhuo.menu;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Puts the stock of a moment into a menu. */
record MenuShelf(Map<String, StockState> stock, Instant now) {
    /** Nobody orders more of one; so a sale out of plenty makes no other menu. */
    static final int PLENTY = 99;

    List<MenuView.Category> show(List<MenuView.Category> structure) {
        return structure.stream()
                .map(c -> new MenuView.Category(c.id(), c.name(), dishes(c.dishes())))
                .toList();
    }

    private List<MenuView.Dish> dishes(List<MenuView.Dish> dishes) {
        return dishes.stream().map(this::dish).toList();
    }

    private MenuView.Dish dish(MenuView.Dish dish) {
        var skus = dish.skus().stream().map(this::sku).toList();
        return new MenuView.Dish(
                dish.id(),
                dish.name(),
                dish.description(),
                dish.ingredients(),
                dish.picture(),
                dish.packaging(),
                skus,
                dish.addOnGroups(),
                skus.stream().allMatch(MenuView.Sku::soldOut));
    }

    private MenuView.Sku sku(MenuView.Sku sku) {
        var state = stock.getOrDefault(sku.id(), StockState.UNCOUNTED);
        var left = state.left() == null ? null : Math.min(state.left(), PLENTY);
        return new MenuView.Sku(sku.id(), sku.spec(), sku.price(), left, state.soldOut(now));
    }
}
