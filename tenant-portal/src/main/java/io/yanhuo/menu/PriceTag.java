package io.yanhuo.menu;

import io.yanhuo.menu.Choice.AddOnChoice;
import io.yanhuo.menu.PricedChoice.PricedAddOn;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one SKU costs with what somebody wants added to it.
 *
 * @param stationId kitchen station that makes the dish
 */
record PriceTag(MenuView.Dish dish, MenuView.Sku sku, String stationId) {
    static final int MOST_OF_ONE = 99;

    /**
     * @param counted whether the SKU's stock is counted at this moment
     */
    PricedChoice of(Choice choice, boolean counted) {
        refuseOddQuantity(choice.quantity());
        var wanted = wanted(choice.addOns());
        var addOns = new ArrayList<PricedAddOn>();
        for (var group : dish.addOnGroups()) addOns.addAll(chosen(group, wanted));
        // What is left over belongs to no group of this dish.
        if (!wanted.isEmpty()) throw new Refused(new MenuRefusal.NotOnTheMenu());
        return priced(addOns, counted, choice.quantity());
    }

    private PricedChoice priced(List<PricedAddOn> addOns, boolean counted, int quantity) {
        var extra = Money.sum(addOns.stream().map(a -> a.price().times(a.quantity())).toList());
        return new PricedChoice(
                sku.id(),
                dish.id(),
                dish.name(),
                sku.spec(),
                List.copyOf(addOns),
                sku.price().plus(extra),
                dish.packaging(),
                stationId,
                counted,
                quantity);
    }

    private static Map<String, Integer> wanted(List<AddOnChoice> choices) {
        var quantities = new HashMap<String, Integer>();
        for (var choice : choices) {
            refuseOddQuantity(choice.quantity());
            quantities.merge(choice.addOnId(), choice.quantity(), Integer::sum);
        }
        return quantities;
    }

    /** Takes from what is wanted whatever this group offers. */
    private List<PricedAddOn> chosen(MenuView.AddOnGroup group, Map<String, Integer> wanted) {
        var chosen = new ArrayList<PricedAddOn>();
        for (var addOn : group.addOns()) {
            var quantity = wanted.remove(addOn.id());
            if (quantity == null) continue;
            chosen.add(new PricedAddOn(addOn.id(), addOn.name(), addOn.price(), quantity));
        }
        int count = chosen.stream().mapToInt(PricedAddOn::quantity).sum();
        if (count < group.min() || count > group.max()) {
            throw new Refused(
                    new MenuRefusal.AddOns(dish.name(), group.name(), group.min(), group.max()));
        }
        return chosen;
    }

    private static void refuseOddQuantity(int quantity) {
        if (quantity < 1 || quantity > MOST_OF_ONE) {
            throw new Refused(new MenuRefusal.Quantity(MOST_OF_ONE));
        }
    }
}
