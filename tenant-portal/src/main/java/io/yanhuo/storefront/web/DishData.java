package io.yanhuo.storefront.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yanhuo.menu.MenuView;
import io.yanhuo.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page's script needs of a dish to fill the cart; names are short because it is sent for
 * each dish.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record DishData(String id, String name, List<Sku> skus, List<Group> groups) {
    /**
     * @param left null if not counted
     * @param out whether it is sold out
     */
    record Sku(
            String id, String spec, Money price, @Nullable Integer left, @Nullable Boolean out) {}

    record Group(String id, String name, int min, int max, List<AddOn> addOns) {}

    record AddOn(String id, String name, Money price) {}

    static DishData of(MenuView.Dish dish) {
        return new DishData(
                dish.id(),
                dish.name(),
                dish.skus().stream().map(DishData::sku).toList(),
                dish.addOnGroups().stream().map(DishData::group).toList());
    }

    private static Sku sku(MenuView.Sku sku) {
        return new Sku(sku.id(), sku.spec(), sku.price(), sku.left(), sku.soldOut() ? true : null);
    }

    private static Group group(MenuView.AddOnGroup group) {
        var addOns =
                group.addOns().stream()
                        .map(addOn -> new AddOn(addOn.id(), addOn.name(), addOn.price()))
                        .toList();
        return new Group(group.id(), group.name(), group.min(), group.max(), addOns);
    }
}
