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
    private final String host;

    Visits(Place place) throws IOException {
        this.place = place;
        this.owner = new Owner(place);
        this.diners = new Diners(place);
        this.diners.prepareOffer(owner);
        this.order = new ReferenceOrder(place);
        this.order.countStock();
        this.host = place.shop().host() + ":" + place.port();
    }

    Meter.Subject subject(String name, Visit visit) {
        return new Meter.Subject(name, place.application(), visit.to(place.port()));
    }

    Visit menu() {
        return Visit.get(host, place.shop().api() + "/menu", Map.of("Accept-Encoding", "gzip"));
    }

    Visit page() {
        return Visit.get(host, "/", Map.of("Accept", "text/html", "Accept-Encoding", "gzip"));
    }

    Visit orderList() {
        return owner.orderList();
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
