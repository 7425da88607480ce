package io.yanhuo.ordering;

import io.yanhuo.members.Coupon;
import io.yanhuo.menu.PricedChoice;
import io.yanhuo.shared.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a basket would cost now, line by line in the basket's order.
 *
 * @param coupons that the diner could use for it
 * @param coupon the one that is in the price, or null
 * @param problems why it cannot be ordered as it is; empty if it can
 */
public record Quote(
        List<PricedChoice> choices,
        Price price,
        List<Coupon> coupons,
        @Nullable Coupon coupon,
        List<Refusal> problems) {}
