package dev.yanhuo.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Placing an order, beside the same statements by plain JDBC. */
final class OrderSubmit implements Measurement {
    private static final Goal GOAL = Goal.atMost(2.0);

    private final Place place;
    private final Visits visits;
    private final Meter meter;
    private final int requests;

    OrderSubmit(Place place, Visits visits, Meter meter, Extent extent) {
        this.place = place;
        this.visits = visits;
        this.meter = meter;
        this.requests = extent.heavy();
    }

    @Override
    public String name() {
        return "order";
    }

    @Override
    public Section measure() throws Exception {
        var visit = visits.orders(meter.needed(requests));
        var ours = meter.costs(visits.subject("order submit", visit), requests, GOAL);
        var plain = plain();
        var costs = new ArrayList<>(ours);
        costs.addAll(plain);
        return new Section(
                "order submit: 2 lines, add-on, coupon, delivery, stock",
                costs,
                ratios(ours, plain));
    }

    private static List<Figure> ratios(List<Cost> ours, List<Cost> plain) {
        return List.of(
                Figure.of(
                        "orders a second, of plain JDBC's",
                        Ratio.throughput(ours, plain),
                        "",
                        Goal.atLeast(1.0 / 3)),
                Figure.of("processor time, times plain JDBC's", Ratio.cpu(ours, plain), ""));
    }

    private List<Cost> plain() throws Exception {
        var log = new GeneralLog(place.database());
        var coupons = visits.diners().coupons(GeneralLog.NEEDED);
        var one = log.ofOne(visits.orders(coupons), place.port());
        var another = log.ofOne(visits.orders(GeneralLog.NEEDED), place.port());
        var held = used(coupons, one);
        return replayed(held, Script.of(one, another, place.shop().schema()));
    }

    private List<Cost> replayed(Diners.Held held, Script script) throws Exception {
        var replay = new Replay(place.database(), script, held.couponId(), diner(held));
        int orders = meter.needed(requests);
        try {
            replay.prepare(place.shop(), orders);
            var name = "the same statements by plain JDBC";
            var subject = new Meter.Subject(name, Program.self(), replay.hiring());
            var costs = meter.costs(subject, requests, null);
            replay.check(orders);
            return costs;
        } finally {
            replay.cleanUp();
        }
    }

    /** The coupon of the order that was written down. */
    private static Diners.Held used(List<Diners.Held> coupons, List<GeneralLog.Entry> order) {
        var ids = new HashSet<String>();
        order.forEach(entry -> ids.addAll(Template.ids(entry.text())));
        return coupons.stream()
                .filter(coupon -> ids.contains(coupon.couponId()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an order without its coupon"));
    }

    private String diner(Diners.Held held) {
        var query = "SELECT diner_id FROM " + place.shop().table("coupon") + " WHERE coupon_id = ?";
        return place.database().one(query, held.couponId());
    }
}
