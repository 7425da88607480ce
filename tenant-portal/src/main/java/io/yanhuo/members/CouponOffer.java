package io.yanhuo.members;

import io.yanhuo.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A coupon that diners may take now.
 *
 * @param left how many are left to take; null without limit
 * @param taken whether this diner has it already
 */
public record CouponOffer(
        String id, String name, Money off, Money atLeast, @Nullable Integer left, boolean taken) {
    CouponOffer had() {
        return new CouponOffer(id, name, off, atLeast, left, true);
    }
}
