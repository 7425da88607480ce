package io.yanhuo.storefront.api;

import io.yanhuo.shared.RandomId;

/** The JSON that a mini-program sends. */
final class Wire {
    private Wire() {}

    static String order(String basket, long payable) {
        return "{\"basket\": %s, \"payable\": %d}".formatted(basket, payable);
    }

    static String quote(String basket) {
        return "{\"basket\": %s, \"bestCoupon\": true}".formatted(basket);
    }

    static String key() {
        return RandomId.ofLength(24);
    }

    static String line(String sku) {
        return "{\"skuId\": \"%s\", \"quantity\": 1}".formatted(sku);
    }
}
