package io.yanhuo.menu;

import io.yanhuo.shared.Money;
import java.util.List;

/**
 * A choice that the menu allows right now, with the server's names and prices.
 *
 * @param spec empty for a dish without specs
 * @param unit price of one, with its add-ons
 * @param packaging fee of one that leaves the house
 * @param stationId kitchen station that makes it
 * @param counted whether ordering it takes from a stock
 */
public record PricedChoice(
        String skuId,
        String dishId,
        String dish,
        String spec,
        List<PricedAddOn> addOns,
        Money unit,
        Money packaging,
        String stationId,
        boolean counted,
        int quantity) {
    /**
     * @param quantity of it on each unit
     */
    public record PricedAddOn(String addOnId, String name, Money price, int quantity) {}
}
