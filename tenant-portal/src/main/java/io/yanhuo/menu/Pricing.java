package io.yanhuo.menu;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;

import io.yanhuo.shared.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads what a basket names from the database, each kind of row once, and prices it. */
@Component
class Pricing {
    private final Dishes dishes;
    private final Categories categories;
    private final Clock clock;

    Pricing(Dishes dishes, Categories categories, Clock clock) {
        this.dishes = dishes;
        this.categories = categories;
        this.clock = clock;
    }

    List<PricedChoice> price(List<Choice> choices) {
        if (choices.isEmpty()) return List.of();
        var skus =
                dishes.skus(choices.stream().map(Choice::skuId).distinct().toList()).stream()
                        .collect(toMap(Sku::id, Function.identity()));
        refuseWhatIsGone(choices, skus);
        refuseWhatIsSoldOut(choices, skus);
        var groups =
                dishes.groups(skus.values().stream().map(sku -> sku.dish().id()).toList()).stream()
                        .collect(groupingBy(group -> group.dish().id()));
        return choices.stream().map(choice -> priced(choice, skus, groups)).toList();
    }

    private static PricedChoice priced(
            Choice choice, Map<String, Sku> skus, Map<String, List<AddOnGroup>> groups) {
        var sku = java.util.Objects.requireNonNull(skus.get(choice.skuId()));
        var offered = groups.getOrDefault(sku.dish().id(), List.of());
        return new PriceTag(sku, offered).of(choice);
    }

    private void refuseWhatIsGone(List<Choice> choices, Map<String, Sku> skus) {
        Set<String> visible = MenuTree.of(categories.all()).visible();
        for (var choice : choices) {
            var sku = skus.get(choice.skuId());
            if (sku == null || !onTheMenu(sku.dish(), visible)) {
                throw new Refused(new MenuRefusal.NotOnTheMenu());
            }
        }
    }

    private static boolean onTheMenu(Dish dish, Set<String> visible) {
        return dish.onShelf() && !dish.removed() && visible.contains(dish.categoryId());
    }

    /** Two lines of the same SKU draw on the same stock. */
    private void refuseWhatIsSoldOut(List<Choice> choices, Map<String, Sku> skus) {
        var wanted =
                choices.stream().collect(groupingBy(Choice::skuId, summingInt(Choice::quantity)));
        for (var sku : skus.values()) {
            refuseMoreThanLeft(sku, wanted.getOrDefault(sku.id(), 0));
        }
    }

    private void refuseMoreThanLeft(Sku sku, int wanted) {
        var stock = sku.stock();
        var left = stock.left();
        if (stock.soldOut(clock.instant())) {
            throw new Refused(new MenuRefusal.SoldOut(sku.dish().name()));
        }
        if (left != null && left < wanted) {
            throw new Refused(new MenuRefusal.OnlyFewLeft(sku.dish().name(), left));
        }
    }
}
