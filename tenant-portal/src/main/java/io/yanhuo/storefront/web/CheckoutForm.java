package io.yanhuo.storefront.web;

import io.yanhuo.ordering.Basket;
import io.yanhuo.ordering.Fulfilment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A checkout as the diner filled it in.
 *
 * @param items see {@link Items}
 * @param coupon an id; {@code none} for none; empty for the best one
 * @param seen payable in fen as the page showed it
 * @param key of this attempt: sent twice, it is one order
 */
record CheckoutForm(
        List<String> items,
        Fulfilment way,
        AddressForm address,
        String coupon,
        String remark,
        boolean cutlery,
        long seen,
        String key) {
    static final String NO_COUPON = "none";

    static CheckoutForm of(MultiValueMap<String, String> form, Fulfilment usual) {
        return new CheckoutForm(
                items(form),
                Fields.choice(form, "way", Fulfilment.class).orElse(usual),
                AddressForm.of(form),
                Fields.text(form, "coupon"),
                Fields.text(form, "remark"),
                Fields.text(form, "cutlery").equals("yes"),
                Fields.number(form, "seen", -1),
                Fields.text(form, "key"));
    }

    private static List<String> items(MultiValueMap<String, String> form) {
        if (!form.containsKey("sku")) return Fields.texts(form, "item");
        int quantity = (int) Math.clamp(Fields.number(form, "quantity", 1), 1, 999);
        return Items.ofForm(Fields.text(form, "sku"), Fields.texts(form, "addon"), quantity);
    }

    CheckoutForm with(AddressForm other) {
        return new CheckoutForm(items, way, other, coupon, remark, cutlery, seen, key);
    }

    /**
     * @param table code of the table, which counts only for who eats in
     */
    Basket basket(@Nullable String table, Basket.@Nullable Address to, @Nullable String couponId) {
        return new Basket(
                Items.read(items),
                way,
                way == Fulfilment.DINE_IN ? table : null,
                way == Fulfilment.DELIVERY ? to : null,
                couponId,
                remark.strip(),
                cutlery);
    }
}
