package dev.yanhuo.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Restaurants that join, one after the other, beside the naked DDL of their tables. */
final class Provisioning implements Measurement {
    private static final String RAW = "yanhuo_bench_raw";

    /** What is done for a restaurant after it has opened counts too. */
    private static final int AFTERWARDS_MILLIS = 1000;

    private final Place place;
    private final Meter meter;
    private final int restaurants;

    Provisioning(Place place, Meter meter, Extent extent) {
        this.place = place;
        this.meter = meter;
        this.restaurants = extent.restaurants();
    }

    @Override
    public String name() {
        return "provisioning";
    }

    @Override
    public Section measure() throws Exception {
        signUp(0);
        var rounds = new ArrayList<Round>();
        for (int i = 1; i <= restaurants; i++) rounds.add(signUp(i));
        var raw = rawDdl();
        var ours = Cost.of("sign-up by HTTP", 1, rounds, null);
        var ddl = Cost.of("the same CREATE TABLEs, naked", 1, raw, null);
        double opened = 1000 * Median.of(rounds, Round::seconds);
        double naked = 1000 * Median.of(raw, Round::seconds);
        return new Section(
                "provisioning a restaurant, " + restaurants + " of them",
                List.of(ours, ddl),
                List.of(
                        Figure.of(
                                "processor time, times the naked DDL's",
                                Ratio.of(ours.cpuMillis(), ddl.cpuMillis()),
                                "",
                                Goal.atMost(1.5)),
                        Figure.of("from click to open storefront", opened, "ms", Goal.atMost(300)),
                        Figure.of("naked DDL", naked, "ms")));
    }

    private Round signUp(int number) throws Exception {
        var signup = new Signup(place.port(), place.domain(), number);
        var form = signup.fill();
        var seconds = new double[1];
        var subject =
                new Meter.Subject(
                        "sign-up",
                        place.application(),
                        () ->
                                _ -> {
                                    seconds[0] = signup.send(form);
                                    Thread.sleep(AFTERWARDS_MILLIS);
                                });
        return meter.round(subject, 1, 1).lasting(seconds[0]);
    }

    private List<Round> rawDdl() throws SQLException {
        var copy = new Copy(place.database(), place.shop().schema());
        var structure = copy.structure();
        var subject =
                new Meter.Subject(
                        "DDL", Program.self(), () -> _ -> copy.createStructure(RAW, structure));
        var rounds = new ArrayList<Round>();
        for (int i = 0; i <= restaurants; i++) {
            place.database().run("DROP SCHEMA IF EXISTS " + RAW);
            rounds.add(meter.round(subject, 1, 1));
        }
        place.database().run("DROP SCHEMA IF EXISTS " + RAW);
        return rounds.subList(1, rounds.size());
    }
}
