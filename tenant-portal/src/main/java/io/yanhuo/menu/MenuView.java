package io.yanhuo.menu;

import io.yanhuo.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What diners may order, in the owner's order: only what is on the shelf, and no empty category.
 *
 * @param version changes whenever anything in it changes, also stock; an ETag
 */
public record MenuView(String version, List<Category> categories) {
    public record Category(String id, String name, List<Dish> dishes) {}

    /**
     * @param picture id of a picture, or null
     * @param ingredients main ingredients, which the law wants shown
     * @param packaging fee for each unit that leaves the house
     */
    public record Dish(
            String id,
            String name,
            String description,
            String ingredients,
            @Nullable String picture,
            Money packaging,
            List<Sku> skus,
            List<AddOnGroup> addOnGroups,
            boolean soldOut) {}

    /**
     * What is sold and counted: a dish in one of its specs (份量, 口味).
     *
     * @param spec such as {@code 大}; empty for a dish without specs
     * @param left how many are left; null if not counted
     */
    public record Sku(
            String id, String spec, Money price, @Nullable Integer left, boolean soldOut) {}

    /** Choices that are not counted (加料, 做法): at least {@code min}, at most {@code max}. */
    public record AddOnGroup(String id, String name, int min, int max, List<AddOn> addOns) {}

    public record AddOn(String id, String name, Money price) {}
}
