package dev.yanhuo.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a quiet restaurant is served, with and without a noisy one beside it on the same machine:
 * round after round in turn, so that whatever else changes meanwhile changes for both.
 */
final class Neighbour implements Measurement {
    static final String NAME = "neighbour";

    private static final String QUIET = "xiaoman";
    private static final double NOISE_PER_SECOND = 200;
    private static final double QUIET_PER_SECOND = 30;

    /** Of two hundred requests of the noisy one. */
    private static final int ORDERS = 6;

    private static final List<Integer> PERCENTS = List.of(50, 95, 99);

    private static final long CHANCE = 8;

    private final Place place;
    private final Visits visits;
    private final int rounds;
    private final double seconds;
    private final int warmUps;

    Neighbour(Place place, Visits visits, Extent extent) {
        this.place = place;
        this.visits = visits;
        this.rounds = extent == Extent.FULL ? 8 : 4;
        this.seconds = extent == Extent.FULL ? 12 : 8;
        this.warmUps = extent == Extent.FULL ? 4 : 1;
    }

    /** One stretch of time: what the quiet one got, what the noisy one, and who used how much. */
    private record Stretch(Tally quiet, Tally noise, double ownCpu, double serverCpu) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Section measure() throws Exception {
        var quiet = quiet();
        var noise = noise();
        var alone = new ArrayList<Stretch>();
        var beside = new ArrayList<Stretch>();
        try (var guests = new Arrivals(place.port());
                var crowd = new Arrivals(place.port())) {
            for (int i = -warmUps; i < rounds; i++) {
                boolean first = i % 2 == 0;
                var one = stretch(first, guests, quiet, crowd, noise, i);
                var other = stretch(!first, guests, quiet, crowd, noise, i);
                if (i < 0) continue;
                alone.add(first ? other : one);
                beside.add(first ? one : other);
            }
        }
        return new Section(
                "a quiet restaurant beside a noisy one: "
                        + rounds
                        + " rounds of "
                        + Report.number(seconds)
                        + " s each",
                List.of(),
                figures(alone, beside));
    }

    private Stretch stretch(
            boolean noisy,
            Arrivals guests,
            Arrivals.Plan quiet,
            Arrivals crowd,
            Arrivals.Plan noise,
            int seed)
            throws Exception {
        double own = Program.self().cpuMillis();
        double server = serverCpu();
        long begun = System.nanoTime();
        var stretch =
                noisy
                        ? noisy(guests, quiet, crowd, noise, seed)
                        : List.of(guests.run(quiet, QUIET_PER_SECOND, seconds, seed), new Tally());
        double passed = (System.nanoTime() - begun) / 1e6;
        var result =
                new Stretch(
                        stretch.getFirst(),
                        stretch.getLast(),
                        (Program.self().cpuMillis() - own) / passed,
                        (serverCpu() - server) / passed);
        // What the noisy one has left behind is over.
        Thread.sleep(1_000);
        return result;
    }

    /** The noise begins before, and ends after. */
    private List<Tally> noisy(
            Arrivals guests, Arrivals.Plan quiet, Arrivals crowd, Arrivals.Plan noise, int seed)
            throws Exception {
        try (var _ = new SlowOrders(place.database(), place.shop(), visits.countedSku())) {
            var beside =
                    CompletableFuture.supplyAsync(
                            () -> crowd.run(noise, NOISE_PER_SECOND, seconds + 3, seed),
                            task -> Thread.ofPlatform().start(task));
            Thread.sleep(2_000);
            var heard = guests.run(quiet, QUIET_PER_SECOND, seconds, seed);
            return List.of(heard, beside.join());
        }
    }

    private double serverCpu() {
        return place.application().cpuMillis() + place.databaseServer().cpuMillis();
    }

    /** Pages, menus and order lists in turn. */
    private Arrivals.Plan quiet() throws Exception {
        var shop = Restaurant.find(place.database(), QUIET);
        shop.fillMenu(place.database());
        var home = new Place(place.port(), place.data(), place.database(), shop);
        // A full page to be made, as busy restaurants have it.
        new Prefill(place.database(), place.shop(), shop).run(0);
        var list = new Owner(home).orderList();
        var kinds =
                List.of(
                        errand("page", Visits.page(home)),
                        errand("menu", Visits.menu(home)),
                        errand("order list", list));
        return n -> kinds.get(n % kinds.size());
    }

    private Arrivals.Plan noise() {
        int most = (int) ((rounds + warmUps) * (seconds + 6) * ORDERS);
        var orders = visits.orders(most);
        var page = errand("page", visits.page());
        var menu = errand("menu", visits.menu());
        var list = errand("order list", visits.orderList());
        var figures = errand("figures", visits.figures());
        var chance = new Random(CHANCE);
        return n -> {
            int of200 = chance.nextInt(200);
            if (of200 < ORDERS) return new Arrivals.Errand("order", orders.request(n));
            if (of200 < 16) return figures;
            if (of200 < 50) return list;
            return of200 < 100 ? menu : page;
        };
    }

    private static Arrivals.Errand errand(String kind, Visit visit) {
        return new Arrivals.Errand(kind, visit.request(0));
    }

    private List<Figure> figures(List<Stretch> alone, List<Stretch> beside) {
        var figures = new ArrayList<Figure>();
        for (int percent : PERCENTS) {
            ToDoubleFunction<Tally> millis = tally -> tally.millis(percent);
            figures.addAll(compared("p" + percent, alone, beside, millis, percent == 95));
        }
        figures.addAll(
                compared(
                        "order list, p95",
                        alone,
                        beside,
                        tally -> tally.millis(95, "order list"),
                        false));
        figures.addAll(failed(alone, beside));
        figures.addAll(ofTheNoise(beside));
        figures.addAll(ofTheMachine("alone", alone));
        figures.addAll(ofTheMachine("beside", beside));
        return figures;
    }

    private static List<Figure> compared(
            String what,
            List<Stretch> alone,
            List<Stretch> beside,
            ToDoubleFunction<Tally> figure,
            boolean counts) {
        double before = figure.applyAsDouble(heard(alone));
        double after = figure.applyAsDouble(heard(beside));
        double growth = growth(before, after);
        var ofRounds =
                IntStream.range(0, alone.size())
                        .mapToDouble(i ->
                                growth(
                                        figure.applyAsDouble(alone.get(i).quiet()),
                                        figure.applyAsDouble(beside.get(i).quiet())))
                        .summaryStatistics();
        var grown = what + " grows by";
        return List.of(
                Figure.of(what + " alone", before, "ms"),
                Figure.of(what + " beside the noise", after, "ms"),
                counts
                        ? Figure.of(grown, growth, "%", Goal.atMost(20))
                        : Figure.of(grown, growth, "%"),
                Figure.of(grown + ", in the best of the rounds", ofRounds.getMin(), "%"),
                Figure.of(grown + ", in the worst of the rounds", ofRounds.getMax(), "%"));
    }

    private static Tally heard(List<Stretch> stretches) {
        return Tally.of(stretches.stream().map(Stretch::quiet));
    }

    private static double growth(double before, double after) {
        return 100 * (Ratio.of(after, before) - 1);
    }

    /** How many in all, and by what each of them was answered instead. */
    private static List<Figure> failed(List<Stretch> alone, List<Stretch> beside) {
        var answers = new TreeMap<Integer, Long>();
        Stream.concat(alone.stream(), beside.stream())
                .forEach(stretch ->
                        stretch.quiet()
                                .statuses()
                                .forEach((status, n) -> answers.merge(status, n, Long::sum)));
        answers.remove(200);
        var figures = new ArrayList<Figure>();
        double failed = answers.values().stream().mapToLong(Long::longValue).sum();
        figures.add(Figure.of("not served, of the quiet one's", failed, "", Goal.atMost(0)));
        answers.forEach((status, n) ->
                figures.add(Figure.of("the quiet one's answered by " + named(status), n, "")));
        return figures;
    }

    private static String named(int status) {
        return status == Arrivals.NO_ANSWER ? "nothing" : String.valueOf(status);
    }

    private List<Figure> ofTheNoise(List<Stretch> beside) {
        double sent = Median.of(beside, stretch -> stretch.noise().count() / (seconds + 3));
        var figures = new ArrayList<Figure>();
        figures.add(Figure.of("noise: requests", sent, "per s"));
        for (int status : List.of(200, 201, 429, 503, Arrivals.NO_ANSWER)) {
            double share =
                    Median.of(
                            beside,
                            stretch ->
                                    100.0
                                            * stretch.noise().count(status)
                                            / stretch.noise().count());
            figures.add(Figure.of("noise: answered by " + named(status), share, "%"));
        }
        var slow = Median.of(beside, stretch -> stretch.noise().millis(99));
        figures.add(Figure.of("noise: p99", slow, "ms"));
        return figures;
    }

    private static List<Figure> ofTheMachine(String when, List<Stretch> stretches) {
        return List.of(
                Figure.of(
                        when + ": processors used by who answers",
                        Median.of(stretches, Stretch::serverCpu),
                        "of 1"),
                Figure.of(
                        when + ": processors used by who asks",
                        Median.of(stretches, Stretch::ownCpu),
                        "of 1"),
                Figure.of(
                        when + ": sent later than planned, p95",
                        Median.of(stretches, stretch -> stretch.quiet().lateMillis(95)),
                        "ms"));
    }
}
