package io.yanhuo.ordering;

import io.yanhuo.menu.Choice;
import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a diner wants, not yet checked.
 *
 * @param tableCode printed on the table; only to eat in
 * @param address only for delivery
 * @param couponId null for none
 * @param remark at most 100 characters
 * @param cutlery whether disposable cutlery is wanted; by law not unless asked for
 */
public record Basket(
        List<Choice> choices,
        Fulfilment fulfilment,
        @Nullable String tableCode,
        @Nullable Address address,
        @Nullable String couponId,
        String remark,
        boolean cutlery) {
    /** Where and to whom a meal is brought. */
    public record Address(String name, PhoneNumber phone, String text, GeoPoint point) {}
}
