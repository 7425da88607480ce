package io.yanhuo.ordering;

import io.yanhuo.shared.Money;
import java.util.List;

/**
 * What an order costs, and how each discount falls on its lines.
 *
 * @param goods before discounts
 * @param discount all discounts, a positive amount
 * @param payable goods less discount, plus packaging and delivery
 */
public record Price(
        List<Line> lines,
        Money goods,
        Money discount,
        Money packaging,
        Money delivery,
        Money payable) {
    /**
     * @param unit price of one, with add-ons
     * @param amount unit times quantity
     * @param net amount less the line's part of the discount
     */
    public record Line(
            int quantity, Money unit, Money amount, Money discount, Money net, Money packaging) {}
}
