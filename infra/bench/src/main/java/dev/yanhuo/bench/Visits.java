package dev.yanhuo.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What diners and staff ask for again and again. */
final class Visits {
    private final Place place;
    private final Owner owner;
    private final Diners diners;
    private final ReferenceOrder order;

    Visits(Place place) throws IOException {
        this.place = place;
        this.owner = new Owner(place);
        this.diners = new Diners(place);
        this.diners.prepareOffer(owner);
        this.order = new ReferenceOrder(place);
        this.order.countStock();
    }

    Meter.Subject subject(String name, Visit visit) {
        return new Meter.Subject(name, place.application(), visit.to(place.port()));
    }

    Visit menu() {
        return menu(place);
    }

    Visit page() {
        return page(place);
    }

    static Visit menu(Place place) {
        var path = place.shop().api() + "/menu";
        return Visit.get(host(place), path, Map.of("Accept-Encoding", "gzip"));
    }

    static Visit page(Place place) {
        var headers = Map.of("Accept", "text/html", "Accept-Encoding", "gzip");
        return Visit.get(host(place), "/", headers);
    }

    private static String host(Place place) {
        return place.shop().host() + ":" + place.port();
    }

    Visit orderList() {
        return owner.orderList();
    }

    /** What was sold today and lately. */
    Visit figures() {
        return owner.figures();
    }

    /** From whose stock each order takes. */
    String countedSku() {
        return order.countedSku();
    }

    /** Each order with a coupon of its own, which diners take now. */
    Visit orders(int howMany) {
        return orders(diners.coupons(howMany));
    }

    Visit orders(List<Diners.Held> coupons) {
        return order.placing(coupons);
    }

    Diners diners() {
        return diners;
    }
}
