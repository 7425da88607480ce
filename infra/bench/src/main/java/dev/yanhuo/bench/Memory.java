package dev.yanhuo.bench;

import java.util.List;

/** What is resident after everything else has been measured. */
record Memory(Place place) implements Measurement {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Section measure() {
        var restaurants = place.database().one("SELECT COUNT(*) FROM platform.tenant");
        return new Section(
                "memory after the load, " + restaurants + " restaurants",
                List.of(),
                List.of(
                        Figure.of(
                                "application, resident",
                                place.application().residentMegabytes(),
                                "MB",
                                Goal.atMost(450)),
                        Figure.of(
                                "database server, resident",
                                place.databaseServer().residentMegabytes(),
                                "MB")));
    }
}
