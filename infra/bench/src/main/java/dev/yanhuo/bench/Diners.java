package dev.yanhuo.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Diners who come with their phones, sign in through WeChat and take coupons. */
final class Diners {
    private static final int SIDE_BY_SIDE = 8;
    private static final String NAME = "基准满40减10";

    private final Place place;
    private final String appid;
    private final String coupons;
    private final Web phone;
    private final Web wechat;

    Diners(Place place) throws IOException {
        this.place = place;
        this.appid =
                Owner.properties(place.data().resolve("wechat/credentials.properties"))
                        .getProperty("demo.1.appid");
        this.coupons = place.shop().api() + "/coupons";
        this.phone = new Web(place.port(), "127.0.0.1");
        this.wechat = place.wechat();
    }

    /** A diner's right to one discount. */
    record Held(String token, String couponId) {}

    /** Lets the restaurant offer what the diners are going to take. */
    void prepareOffer(Owner owner) {
        if (offer(signIn()).isEmpty()) owner.offerCoupon(NAME);
    }

    /** So many diners with a coupon each: nobody orders again before he has paid. */
    List<Held> coupons(int wanted) {
        return each(wanted, this::takeCoupon);
    }

    /** Signs so many diners in. */
    List<String> tokens(int wanted) {
        return each(wanted, this::signIn);
    }

    private static <T> List<T> each(int wanted, Supplier<T> work) {
        var done = Collections.synchronizedList(new ArrayList<T>());
        Load.run(wanted, Math.min(wanted, SIDE_BY_SIDE), () -> _ -> done.add(work.get()));
        return List.copyOf(done);
    }

    private Held takeCoupon() {
        var token = signIn();
        var offer = offer(token).orElseThrow(() -> new IllegalStateException("no coupon to take"));
        phone.json(coupons, Map.of("offerId", offer), bearer(token));
        return new Held(token, id(phone.json(coupons, bearer(token)).get("usable").get(0)));
    }

    private Optional<String> offer(String token) {
        for (var offer : phone.json(coupons, bearer(token)).get("offers")) {
            if (offer.get("name").asString().equals(NAME)) return Optional.of(id(offer));
        }
        return Optional.empty();
    }

    private String signIn() {
        var name = UUID.randomUUID().toString();
        wechat.json("/sandbox/users", Map.of("id", name, "name", name), Map.of());
        var code = wechat.json("/sandbox/apps/" + appid + "/codes", Map.of("user", name), Map.of());
        var login = Map.of("code", code.get("code").asString());
        return phone.json(place.shop().api() + "/login", login, Map.of()).get("token").asString();
    }

    static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static String id(JsonNode node) {
        return node.get("id").asString();
    }
}
