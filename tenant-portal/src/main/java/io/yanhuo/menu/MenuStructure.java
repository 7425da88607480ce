package io.yanhuo.menu;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All of a menu but its stock: what an edition of it consists of.
 *
 * @param categories as diners see them
 * @param prices by SKU id, of everything in these categories
 */
record MenuStructure(List<MenuView.Category> categories, Map<String, PriceTag> prices) {
    static MenuStructure of(MenuTree tree, List<Dish> onShelf) {
        var shown = new LinkedHashMap<Dish, MenuView.Dish>();
        for (var dish : onShelf) shown.put(dish, MenuTree.view(dish));
        var visible = tree.visible();
        var prices = new HashMap<String, PriceTag>();
        shown.forEach((dish, view) -> {
            if (!visible.contains(dish.categoryId())) return;
            for (var sku : view.skus()) {
                prices.put(sku.id(), new PriceTag(view, sku, dish.stationId()));
            }
        });
        return new MenuStructure(tree.view(shown), Map.copyOf(prices));
    }
}
