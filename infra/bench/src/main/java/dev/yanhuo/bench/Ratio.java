package dev.yanhuo.bench;

import java.util.List;

/** Puts what was measured beside its yardstick. */
final class Ratio {
    private Ratio() {}

    /**
     * @throws IllegalArgumentException if there is nothing to divide by
     */
    static double of(double value, double yardstick) {
        if (yardstick <= 0) throw new IllegalArgumentException("a yardstick of " + yardstick);
        return value / yardstick;
    }

    /** How many times as many requests a second as the yardstick, at the most connections. */
    static double throughput(List<Cost> ours, List<Cost> yardstick) {
        return of(ours.getLast().perSecond(), yardstick.getLast().perSecond());
    }

    /** How many times the yardstick's processor time, at the most connections. */
    static double cpu(List<Cost> ours, List<Cost> yardstick) {
        return of(ours.getLast().cpuMillis(), yardstick.getLast().cpuMillis());
    }
}
