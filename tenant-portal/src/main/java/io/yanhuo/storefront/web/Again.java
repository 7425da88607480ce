package io.yanhuo.storefront.web;

import io.yanhuo.menu.Choice;
import io.yanhuo.menu.Choice.AddOnChoice;
import io.yanhuo.menu.MenuView;
import io.yanhuo.ordering.OrderView;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds on today's menu what was ordered before. */
record Again(MenuView menu) {
    /** Such as {@code 卤蛋 ×2}. */
    private static final Pattern ADD_ON = Pattern.compile("(.+?)(?: ×(\\d+))?");

    List<String> items(List<OrderView.Line> lines) {
        return lines.stream().flatMap(line -> item(line).stream()).toList();
    }

    private Optional<String> item(OrderView.Line line) {
        return menu.categories().stream()
                .flatMap(category -> category.dishes().stream())
                .filter(dish -> dish.skus().stream().anyMatch(it -> it.id().equals(line.skuId())))
                .findFirst()
                .map(dish -> Items.write(choice(line, dish)));
    }

    private static Choice choice(OrderView.Line line, MenuView.Dish dish) {
        var addOns = line.addOns().stream().flatMap(text -> addOn(text, dish).stream()).toList();
        return new Choice(line.skuId(), addOns, line.quantity());
    }

    private static Optional<AddOnChoice> addOn(String text, MenuView.Dish dish) {
        var named = ADD_ON.matcher(text);
        if (!named.matches()) return Optional.empty();
        int quantity = named.group(2) == null ? 1 : Integer.parseInt(named.group(2));
        return dish.addOnGroups().stream()
                .flatMap(group -> group.addOns().stream())
                .filter(addOn -> addOn.name().equals(named.group(1)))
                .findFirst()
                .map(addOn -> new AddOnChoice(addOn.id(), quantity));
    }
}
