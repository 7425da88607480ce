package dev.yanhuo.bench;

import java.util.Arrays;

/** The smallest value that so many of a hundred do not exceed. */
final class Percentile {
    private Percentile() {}

    static double of(int percent, double... values) {
        if (values.length == 0) throw new IllegalArgumentException("nothing was measured");
        var sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }
}
