package dev.yanhuo.bench;

import java.util.List;

/** Pages that people look at. */
record Pages(String name, String title, Meter.Subject subject, Meter meter, int requests, Goal goal)
        implements Measurement {
    @Override
    public Section measure() {
        return new Section(title, meter.costs(subject, requests, goal), List.of());
    }
}
