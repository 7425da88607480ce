package io.yanhuo.ordering;

import io.yanhuo.shared.Money;
import org.springframework.stereotype.Service;

/** From basket to order. */
@Service
public class Checkout {
    /** Shows what it would cost and what is in the way; changes nothing. */
    public Quote quote(String dinerId, Basket basket) {
        throw new UnsupportedOperationException();
    }

    /**
     * Places the order, unpaid: stock and coupon are taken until it is paid or times out.
     *
     * @param seen what the diner was shown as payable; another price is refused, not charged
     * @param key made by the client for this attempt: the same key gives the same order
     * @param source where the diner came from, such as {@code table}, {@code share}, {@code web}
     * @return the order's id
     * @throws io.yanhuo.shared.Refused with the first problem
     */
    public String place(String dinerId, Basket basket, Money seen, String key, String source) {
        throw new UnsupportedOperationException();
    }
}
