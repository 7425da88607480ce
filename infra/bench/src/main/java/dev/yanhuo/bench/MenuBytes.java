package dev.yanhuo.bench;

import java.util.ArrayList;
import java.util.List;

/** The menu for mini-programs, beside a server that does nothing but return the same bytes. */
final class MenuBytes implements Measurement {
    /** What costs so little has to be done more often to be seen by the kernel's clock. */
    private static final int FOR_THE_CLOCK = 4;

    private final Place place;
    private final Visits visits;
    private final Meter meter;
    private final int requests;

    MenuBytes(Place place, Visits visits, Meter meter, Extent extent) {
        this.place = place;
        this.visits = visits;
        this.meter = meter;
        this.requests = extent.light();
    }

    @Override
    public String name() {
        return "menu";
    }

    @Override
    public Section measure() throws Exception {
        var ours = meter.costs(visits.subject("menu as JSON", visits.menu()), requests, goal());
        try (var bare = yardstick()) {
            var same = costs(bare, "bare Tomcat, the same bytes", "/bytes");
            var costs = new ArrayList<>(ours);
            costs.addAll(same);
            costs.addAll(costs(bare, "bare Tomcat, hello", "/hello"));
            costs.addAll(costs(bare, "bare Tomcat, one query by JDBC", "/query"));
            return new Section(
                    "menu, " + Restaurant.DISHES + " dishes",
                    costs,
                    List.of(
                            Figure.of(
                                    "requests a second, of the bare server's with the same bytes",
                                    Ratio.throughput(ours, same),
                                    "",
                                    Goal.atLeast(0.7))));
        }
    }

    private List<Cost> costs(Yardstick bare, String name, String path) {
        return meter.costs(bare.subject(name, path), FOR_THE_CLOCK * requests, null);
    }

    private Yardstick yardstick() throws Exception {
        try (var wire = new Wire(place.port())) {
            var answer = wire.send(visits.menu().request(0));
            return Yardstick.start(answer, place.database().port(), place.data());
        }
    }

    private static Goal goal() {
        return Goal.atMost(0.20);
    }
}
