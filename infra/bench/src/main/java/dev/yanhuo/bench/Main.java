package dev.yanhuo.bench;

import java.time.Clock;
import java.util.List;

/**
 * Measures a system that {@code ./yanhuo up} is just starting for the second time: see {@code
 * infra/docs/benchmark.md}.
 */
final class Main {
    private static final String SHOP = "wangji";

    private final Options options;
    private final Place place;
    private final Meter meter;

    private Main(Options options, Place place) {
        this.options = options;
        this.place = place;
        this.meter = new Meter(place.databaseServer(), place.database(), options.extent());
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2 && arguments[0].equals("--await")) {
            Startup.await(java.nio.file.Path.of(arguments[1]));
            return;
        }
        boolean complete = run(Options.of(arguments));
        System.exit(complete ? 0 : 1);
    }

    private static boolean run(Options options) throws Exception {
        var startup = Startup.await(options.data());
        try (var database = new Database(options.port() + Place.DATABASE)) {
            var shop = Restaurant.find(database, SHOP);
            var place = new Place(options.port(), options.data(), database, shop);
            return new Main(options, place).measure(startup);
        }
    }

    private boolean measure(Startup startup) throws Exception {
        Routing.prepare(place.database());
        place.shop().fillMenu(place.database());
        var visits = new Visits(place);
        fillBooks(visits);
        writeStatements(visits);
        var machine = Machine.of(place, Clock.systemUTC().instant(), options.extent());
        var outcome = new Outcome(machine, new Report(System.out));
        measurements(startup, visits).stream()
                .filter(measurement -> options.wants(measurement.name()))
                .forEach(outcome::add);
        outcome.write(options.results().resolve("bench.json"));
        return outcome.complete();
    }

    private List<Measurement> measurements(Startup startup, Visits visits) {
        var extent = options.extent();
        var page = visits.subject("storefront page", visits.page());
        var list = visits.subject("order list", visits.orderList());
        return List.of(
                startup,
                new Provisioning(place, meter, extent),
                new MenuBytes(place, visits, meter, extent),
                new Pages(
                        "page",
                        "storefront page, HTML",
                        page,
                        meter,
                        extent.light(),
                        Goal.atMost(1.0)),
                new Pages(
                        "orders",
                        "order list of the workspace, a full page",
                        list,
                        meter,
                        extent.heavy(),
                        Goal.atMost(2.0)),
                new OrderSubmit(place, visits, meter, extent),
                new HotDish(place, visits, extent),
                new Routing(place, meter, extent),
                new Memory(place),
                new Neighbour(place, visits, extent));
    }

    /** The first order is placed like any other; the rest are its copies. */
    private void fillBooks(Visits visits) throws Exception {
        Load.run(1, 1, visits.orders(1).to(place.port()));
        new Prefill(place.database(), place.shop()).run(options.orders());
    }

    private void writeStatements(Visits visits) throws Exception {
        var list = new StatementList(place);
        list.add("menu", visits.menu());
        list.add("storefront page", visits.page());
        list.add("order list", visits.orderList());
        list.add("order submit", visits.orders(GeneralLog.NEEDED));
        list.write(options.results().resolve("statements.txt"));
    }
}
