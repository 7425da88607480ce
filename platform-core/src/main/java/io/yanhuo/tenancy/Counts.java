package io.yanhuo.tenancy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How many there really are, of everything that can be counted. */
@Component
class Counts {
    private final Map<Metric, Counted> counted;

    Counts(List<Counted> counted) {
        this.counted =
                counted.stream().collect(Collectors.toMap(Counted::metric, Function.identity()));
    }

    Set<Metric> metrics() {
        return counted.keySet();
    }

    long of(Metric metric) {
        var found = counted.get(metric);
        if (found == null) throw new IllegalArgumentException("nobody counts " + metric);
        return found.count();
    }
}
