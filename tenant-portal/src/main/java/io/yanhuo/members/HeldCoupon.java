package io.yanhuo.members;

import io.yanhuo.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A coupon that a diner holds, with the terms it was taken under. */
@Entity
@Table(name = "coupon")
class HeldCoupon {
    @Id private String couponId;
    private String offerId;
    private String dinerId;
    private String name;
    private Money off;
    private Money atLeast;
    private Instant takenAt;
    private Instant validUntil;
    private @Nullable String orderId;
    private @Nullable Instant usedAt;

    protected HeldCoupon() {}

    Coupon coupon() {
        return new Coupon(couponId, name, off, atLeast, validUntil);
    }
}
