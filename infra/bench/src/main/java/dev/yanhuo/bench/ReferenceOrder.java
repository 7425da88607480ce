package dev.yanhuo.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The order that is measured: two lines, one with a paid add-on, ¥10 off by a coupon, brought to
 * the door, and both dishes counted.
 */
final class ReferenceOrder {
    private static final int PLENTY = 100_000_000;

    private final Place place;
    private final Web phone;
    private final String api;
    private final List<Map<String, Object>> choices;
    private final List<String> skus;

    ReferenceOrder(Place place) {
        this.place = place;
        this.phone = new Web(place.port(), "127.0.0.1");
        this.api = place.shop().api();
        var menu = phone.json(api + "/menu", Map.of());
        var rice = Dish.find(menu, "叉烧饭");
        var tea = Dish.find(menu, "柠檬茶");
        var egg = Map.of("addOnId", rice.paidAddOn(), "quantity", 1);
        this.skus = List.of(rice.largestSku(), tea.largestSku());
        this.choices =
                List.of(
                        Map.of("skuId", skus.getFirst(), "addOns", List.of(egg), "quantity", 1),
                        Map.of("skuId", skus.getLast(), "quantity", 1));
    }

    String countedSku() {
        return skus.getFirst();
    }

    void countStock() {
        for (var sku : skus) place.shop().count(place.database(), sku, PLENTY);
    }

    /** Places an order for each of the coupons, in their order, over all rounds. */
    Visit placing(List<Diners.Held> coupons) {
        var next = new AtomicInteger();
        long payable = payable(coupons.getFirst());
        return new Visit() {
            @Override
            public byte[] request(int n) {
                return body(coupons.get(next.getAndIncrement()), payable);
            }

            @Override
            public int status() {
                return 201;
            }
        };
    }

    private byte[] body(Diners.Held held, long payable) {
        var headers = new HashMap<>(Diners.bearer(held.token()));
        headers.put("Content-Type", "application/json");
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        var body = Map.of("basket", basket(held.couponId()), "payable", payable);
        var text = Web.JSON.writeValueAsString(body);
        return Visit.request("POST", phone.host(), api + "/orders", headers, text);
    }

    /** What the diner is shown; makes sure that it is the order we mean. */
    private long payable(Diners.Held held) {
        var asked = Map.of("basket", basket(held.couponId()));
        var quote = phone.json(api + "/quote", asked, Diners.bearer(held.token()));
        long off = quote.get("discount").asLong();
        if (off != 1000 || quote.get("delivery").asLong() == 0) {
            throw new IllegalStateException("not the order to be measured: " + quote);
        }
        return quote.get("payable").asLong();
    }

    private Map<String, Object> basket(String coupon) {
        var point = Map.of("latitude", 22.57, "longitude", 114.0925);
        var address =
                Map.of("name", "陈小姐", "phone", "13612340000", "text", "八卦四路 3 号", "point", point);
        return Map.of(
                "choices", choices,
                "fulfilment", "DELIVERY",
                "address", address,
                "couponId", coupon);
    }
}
