package dev.yanhuo.bench;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Warms up, measures three rounds and takes the median. */
final class Meter {
    private static final int ROUNDS = 3;

    private final Cpu cpu;
    private final Statements statements;
    private final int warmUp;

    Meter(Cpu cpu, Statements statements, int warmUp) {
        this.cpu = cpu;
        this.statements = statements;
        this.warmUp = warmUp;
    }

    Figure measure(String name, String goal, int requests, int connections, IntConsumer request) {
        Load.run(warmUp, connections, request);
        var millis = new double[ROUNDS];
        var perSecond = new double[ROUNDS];
        long before = statements.sent();
        for (int round = 0; round < ROUNDS; round++) {
            double start = cpu.millis();
            perSecond[round] = requests / Load.run(requests, connections, request);
            millis[round] = (cpu.millis() - start) / requests;
        }
        double sent = (double) (statements.sent() - before - 1) / (ROUNDS * requests);
        return new Figure(name, connections, median(millis), sent, median(perSecond), goal);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
