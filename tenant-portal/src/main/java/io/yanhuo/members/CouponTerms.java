package io.yanhuo.members;

import io.yanhuo.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a restaurant puts into a coupon before it offers it.
 *
 * @param off taken from the goods, never more than they cost
 * @param atLeast value of the goods from which it may be used; zero for any
 * @param total how many there are; null without limit
 * @param validDays counted from the taking
 */
public record CouponTerms(
        String name, Money off, Money atLeast, @Nullable Integer total, int validDays) {
    public CouponTerms {
        if (name.isBlank() || name.length() > 40) throw new IllegalArgumentException("name");
        if (off.fen() <= 0 || atLeast.fen() < 0) throw new IllegalArgumentException("amounts");
        if (total != null && total < 1) throw new IllegalArgumentException("total");
        if (validDays < 1 || validDays > 3650) throw new IllegalArgumentException("validity");
    }
}
