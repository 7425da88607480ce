package io.yanhuo.ordering;

import io.yanhuo.shared.Money;
import jakarta.persistence.Embeddable;

/** The sums of an order, as its {@link Price} was when it was placed. */
@Embeddable
record Amounts(Money goods, Money discount, Money packaging, Money delivery, Money payable) {
    static Amounts of(Price price) {
        return new Amounts(
                price.goods(),
                price.discount(),
                price.packaging(),
                price.delivery(),
                price.payable());
    }
}
