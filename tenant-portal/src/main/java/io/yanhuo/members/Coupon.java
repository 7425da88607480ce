package io.yanhuo.members;

import io.yanhuo.shared.Money;
import java.time.Instant;

/**
 * A coupon in a diner's hands: so much off from so much goods (满减).
 *
 * @param off taken from the goods, never more than they cost
 * @param atLeast value of the goods from which it may be used
 */
public record Coupon(String id, String name, Money off, Money atLeast, Instant validUntil) {
    public boolean fits(Money goods) {
        return goods.atLeast(atLeast);
    }
}
