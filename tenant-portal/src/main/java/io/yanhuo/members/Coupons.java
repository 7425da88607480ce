package io.yanhuo.members;

import java.util.List;
import org.springframework.stereotype.Service;

/** Coupons of the restaurant of the current scope. */
@Service
public class Coupons {
    /** What this diner may take now. */
    public List<CouponOffer> offers(String dinerId) {
        throw new UnsupportedOperationException();
    }

    /** Takes an offered coupon, one for each diner; repeating it changes nothing. */
    public void take(String offerId, String dinerId) {
        throw new UnsupportedOperationException();
    }

    /** What the diner can use now, the largest saving first. */
    public List<Coupon> usable(String dinerId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Uses it up for an order, once; joins the caller's transaction.
     *
     * @throws io.yanhuo.shared.Refused if it is not this diner's, used or expired
     */
    public Coupon use(String couponId, String dinerId, String orderId) {
        throw new UnsupportedOperationException();
    }

    /** The order did not come about: the coupon is back with its old expiry. */
    public void giveBack(String orderId) {
        throw new UnsupportedOperationException();
    }
}
