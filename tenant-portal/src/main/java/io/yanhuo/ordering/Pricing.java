package io.yanhuo.ordering;

import io.yanhuo.members.Coupon;
import io.yanhuo.menu.PricedChoice;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Split;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The one function that says what an order costs; basket, checkout and order all ask it. */
final class Pricing {
    private Pricing() {}

    /**
     * @param coupon null for none; one whose threshold is not reached takes nothing off
     * @param delivery fee of bringing it; zero unless it is delivered
     */
    static Price of(
            List<PricedChoice> choices,
            Fulfilment fulfilment,
            @Nullable Coupon coupon,
            Money delivery) {
        var amounts = choices.stream().map(c -> c.unit().times(c.quantity())).toList();
        var goods = Money.sum(amounts);
        var discount = discount(coupon, goods);
        var parts = Split.byWeight(discount, amounts);
        var lines =
                IntStream.range(0, choices.size())
                        .mapToObj(i -> line(choices.get(i), fulfilment, parts.get(i)))
                        .toList();
        var packaging = Money.sum(lines.stream().map(Price.Line::packaging).toList());
        var payable = goods.minus(discount).plus(packaging).plus(delivery);
        return new Price(lines, goods, discount, packaging, delivery, payable);
    }

    private static Money discount(@Nullable Coupon coupon, Money goods) {
        return coupon == null || !coupon.fits(goods) ? Money.ZERO : coupon.off().min(goods);
    }

    private static Price.Line line(PricedChoice choice, Fulfilment fulfilment, Money discount) {
        int quantity = choice.quantity();
        var amount = choice.unit().times(quantity);
        boolean packed = fulfilment != Fulfilment.DINE_IN;
        var packaging = packed ? choice.packaging().times(quantity) : Money.ZERO;
        return new Price.Line(
                quantity, choice.unit(), amount, discount, amount.minus(discount), packaging);
    }
}
