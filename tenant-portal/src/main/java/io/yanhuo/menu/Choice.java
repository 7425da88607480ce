package io.yanhuo.menu;

import java.util.List;

/** What somebody picked from the menu, not yet checked: ids and quantities, never prices. */
public record Choice(String skuId, List<AddOnChoice> addOns, int quantity) {
    public record AddOnChoice(String addOnId, int quantity) {}
}
