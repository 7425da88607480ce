package dev.yanhuo.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Diners who each order one of the same dish, to be fetched, and may hear that it is sold out. */
final class OneDish {
    private static final int PLACED = 201;
    private static final int SOLD_OUT = 409;

    private final Place place;
    private final List<String> tokens;
    private final Map<String, Object> basket;
    private final long payable;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger sold = new AtomicInteger();

    OneDish(Place place, List<String> tokens, String sku) {
        this.place = place;
        this.tokens = tokens;
        this.basket =
                Map.of(
                        "choices",
                        List.of(Map.of("skuId", sku, "quantity", 1)),
                        "fulfilment",
                        "PICKUP");
        var phone = new Web(place.port(), "127.0.0.1");
        var asked = Map.of("basket", basket);
        var bearer = Diners.bearer(tokens.getFirst());
        this.payable = phone.json(path("/quote"), asked, bearer).get("payable").asLong();
    }

    int sold() {
        return sold.get();
    }

    void forget() {
        sold.set(0);
    }

    Work.Hiring hiring() {
        return () -> {
            var wire = new Wire(place.port());
            return new Work() {
                @Override
                public void perform(int n) throws IOException {
                    order(wire, tokens.get(next.getAndIncrement()));
                }

                @Override
                public void close() throws IOException {
                    wire.close();
                }
            };
        };
    }

    private void order(Wire wire, String token) throws IOException {
        var headers = new HashMap<>(Diners.bearer(token));
        headers.put("Content-Type", "application/json");
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        var body = Web.JSON.writeValueAsString(Map.of("basket", basket, "payable", payable));
        var host = "127.0.0.1:" + place.port();
        var answer = wire.send(Visit.request("POST", host, path("/orders"), headers, body));
        if (answer.status() == PLACED) sold.incrementAndGet();
        else if (answer.status() != SOLD_OUT) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
    }

    private String path(String end) {
        return place.shop().api() + end;
    }
}
