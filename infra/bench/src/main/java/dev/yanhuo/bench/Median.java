package dev.yanhuo.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The one in the middle, which a single disturbed round does not move. */
final class Median {
    private Median() {}

    static double of(double... values) {
        if (values.length == 0) throw new IllegalArgumentException("nothing was measured");
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        boolean odd = sorted.length % 2 == 1;
        return odd ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static <T> double of(Collection<T> measured, ToDoubleFunction<T> figure) {
        return of(measured.stream().mapToDouble(figure).toArray());
    }
}
