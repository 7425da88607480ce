package io.yanhuo.members;

import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A coupon that a restaurant offers to its diners, one for each of them. */
@Entity
@Table(name = "coupon_offer")
class Offer {
    @Id private String offerId;
    private String name;
    private Money off;
    private Money atLeast;
    private @Nullable Integer total;
    private int taken;
    private int validDays;
    private boolean active = true;
    private Instant createdAt;
    @Version private @Nullable Long version;

    protected Offer() {}

    Offer(CouponTerms terms, Instant now) {
        this.offerId = RandomId.ofLength(20);
        this.name = terms.name();
        this.off = terms.off();
        this.atLeast = terms.atLeast();
        this.total = terms.total();
        this.validDays = terms.validDays();
        this.createdAt = now;
    }

    String id() {
        return offerId;
    }

    boolean active() {
        return active;
    }

    void open(boolean open) {
        this.active = open;
    }

    /** As somebody sees it who has not taken it. */
    CouponOffer shown() {
        return new CouponOffer(offerId, name, off, atLeast, left(), false);
    }

    OfferedCoupon managed(long used) {
        var terms = new CouponTerms(name, off, atLeast, total, validDays);
        return new OfferedCoupon(offerId, terms, taken, used, active, createdAt);
    }

    private @Nullable Integer left() {
        return total == null ? null : Math.max(0, total - taken);
    }
}
