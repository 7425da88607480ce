package dev.yanhuo.bench;

import java.util.List;

/** All that was measured about one kind of work, beside its yardsticks. */
record Section(String name, List<Cost> costs, List<Figure> figures) {
    Section {
        costs = List.copyOf(costs);
        figures = List.copyOf(figures);
        // The kernel counts hundredths of a second: zero says that the round was too short.
        for (var cost : costs) {
            if (cost.cpuMillis() <= 0)
                throw new IllegalStateException(cost.name() + " was too short");
        }
        for (var figure : figures) {
            if (!Double.isFinite(figure.value())) {
                throw new IllegalStateException(figure.name() + " is no number");
            }
        }
    }
}
