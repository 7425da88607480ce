package io.yanhuo.members;

import io.yanhuo.members.CouponRefusal.NoSuchOffer;
import io.yanhuo.members.CouponRefusal.NoneLeft;
import io.yanhuo.members.CouponRefusal.NotUsable;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.Feature;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Coupons of the restaurant of the current scope. */
@Service
@Transactional
public class Coupons {
    /** Finds it for the one order that gets it. */
    private static final String USE =
            """
            UPDATE coupon SET order_id = ?, used_at = ?
             WHERE coupon_id = ? AND diner_id = ? AND order_id IS NULL AND valid_until > ?
            """;

    private static final String TERMS =
            "SELECT name, off, at_least, valid_until FROM coupon WHERE coupon_id = ?";

    /** The others come up as these are used. */
    private static final int MOST_SHOWN = 100;

    private final Offers offers;
    private final HeldCoupons held;
    private final Offered offered;
    private final Allowances allowances;
    private final PlainSql sql;
    private final Clock clock;

    Coupons(
            Offers offers,
            HeldCoupons held,
            Offered offered,
            Allowances allowances,
            PlainSql sql,
            Clock clock) {
        this.allowances = allowances;
        this.offers = offers;
        this.held = held;
        this.offered = offered;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What this diner may take now.
     *
     * @param dinerId empty for a stranger
     */
    @Transactional(readOnly = true)
    public List<CouponOffer> offers(String dinerId) {
        if (!allowances.has(Feature.COUPONS)) return List.of();
        var shown = offered.now();
        if (dinerId.isEmpty() || shown.isEmpty()) return shown;
        var taken = held.offersTakenBy(dinerId);
        return shown.stream()
                .map(offer -> taken.contains(offer.id()) ? offer.had() : offer)
                .toList();
    }

    /** Takes an offered coupon, one for each diner; repeating it changes nothing. */
    public void take(String offerId, String dinerId) {
        allowances.require(Feature.COUPONS);
        if (offers.findById(offerId).isEmpty()) throw new Refused(new NoSuchOffer());
        offered.change();
        var couponId = RandomId.ofLength(20);
        if (offers.hand(couponId, offerId, dinerId, clock.instant()) == 0) return;
        // Counted last, so that those who wait for the count hold nothing else.
        if (offers.takeOne(offerId) == 0) throw new Refused(new NoneLeft());
    }

    /** What the diner can use now, the largest saving first. */
    @Transactional(readOnly = true)
    public List<Coupon> usable(String dinerId) {
        return held.usable(dinerId, clock.instant(), Limit.of(MOST_SHOWN)).stream()
                .map(HeldCoupon::coupon)
                .toList();
    }

    /**
     * Uses it up for an order, once; joins the caller's transaction.
     *
     * @throws Refused if it is not this diner's, used or expired
     */
    public Coupon use(String couponId, String dinerId, String orderId) {
        var now = clock.instant();
        if (sql.update(USE, orderId, now, couponId, dinerId, now) == 0) {
            throw new Refused(new NotUsable());
        }
        return sql.query(TERMS, row -> terms(couponId, row), couponId).getFirst();
    }

    private static Coupon terms(String id, ResultSet row) throws SQLException {
        return new Coupon(
                id,
                row.getString("name"),
                Money.ofFen(row.getLong("off")),
                Money.ofFen(row.getLong("at_least")),
                Utc.required(row, "valid_until"));
    }

    /** The order did not come about: the coupon is back with its old expiry. */
    public void giveBack(String orderId) {
        held.giveBack(orderId);
    }
}
