package io.yanhuo.delivery;

import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.Money;
import org.springframework.stereotype.Service;

/** How far and for how much the restaurant of the current scope delivers. */
@Service
public class Delivery {
    /**
     * @param goods value of the goods before discounts
     * @throws io.yanhuo.shared.Refused if it is too far, or the goods are below the minimum
     */
    public DeliveryQuote quote(GeoPoint to, Money goods) {
        throw new UnsupportedOperationException();
    }
}
