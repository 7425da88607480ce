package io.yanhuo.members;

import java.time.Instant;

/**
 * A coupon offer as the restaurant manages it.
 *
 * @param taken how many diners have one
 * @param used how many of them are used up by an order
 * @param active whether diners may take it now; those who have one keep it
 */
public record OfferedCoupon(
        String id, CouponTerms terms, int taken, long used, boolean active, Instant createdAt) {}
