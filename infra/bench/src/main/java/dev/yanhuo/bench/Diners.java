package dev.yanhuo.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Diners who come with their phones, sign in through WeChat and take coupons. */
final class Diners {
    /** So many offers has the restaurant, of which each diner may take one. */
    private static final int OFFERS = 25;

    private static final String NAME = "基准满40减10 ";

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
    void prepareOffers(Owner owner) {
        int there = offers(signIn()).size();
        for (int i = there; i < OFFERS; i++) owner.offerCoupon(NAME + i);
    }

    /** So many coupons in diners' hands, one for each order. */
    List<Held> coupons(int wanted) {
        var held = new ArrayList<Held>();
        int diners = Math.ceilDiv(wanted, OFFERS);
        var purses = Collections.synchronizedList(new ArrayList<List<Held>>());
        Load.run(diners, Math.min(diners, 8), () -> _ -> purses.add(fillPurse()));
        purses.forEach(held::addAll);
        if (held.size() < wanted) {
            throw new IllegalStateException(held.size() + " coupons instead of " + wanted);
        }
        return held.subList(0, wanted);
    }

    /** Signs so many diners in. */
    List<String> tokens(int diners) {
        return Stream.generate(this::signIn).limit(diners).toList();
    }

    private List<Held> fillPurse() {
        var token = signIn();
        var held = new ArrayList<Held>();
        for (var offer : offers(token)) {
            phone.json(coupons, Map.of("offerId", offer), bearer(token));
        }
        phone.json(coupons, bearer(token))
                .get("usable")
                .forEach(coupon -> held.add(new Held(token, id(coupon))));
        return held;
    }

    private List<String> offers(String token) {
        var found = new ArrayList<String>();
        var wallet = phone.json(coupons, bearer(token));
        for (var offer : wallet.get("offers")) {
            if (offer.get("name").asString().startsWith(NAME)) found.add(id(offer));
        }
        return found;
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
