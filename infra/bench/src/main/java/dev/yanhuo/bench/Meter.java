package dev.yanhuo.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets a server do the same work for some rounds, and reads what each has used. */
final class Meter {
    static final List<Integer> CONNECTIONS = List.of(1, 16);

    private static final int ROUNDS = 3;

    private final Program databaseServer;
    private final Database database;
    private final Extent extent;

    Meter(Program databaseServer, Database database, Extent extent) {
        this.databaseServer = databaseServer;
        this.database = database;
        this.extent = extent;
    }

    /** What is measured, and as what it is reported. */
    record Subject(String name, Program program, Work.Hiring hiring) {}

    /** With one connection and with many, after warming up once. */
    List<Cost> costs(Subject subject, int requests, @Nullable Goal goal) {
        warmUp(subject, CONNECTIONS.getLast());
        var costs = new ArrayList<Cost>();
        for (int connections : CONNECTIONS) {
            costs.add(rounds(subject, connections, requests, goal));
        }
        return costs;
    }

    void warmUp(Subject subject, int connections) {
        Load.run(extent.warmUp(), connections, subject.hiring());
    }

    Cost rounds(Subject subject, int connections, int requests, @Nullable Goal goal) {
        var rounds = new ArrayList<Round>();
        for (int i = 0; i < ROUNDS; i++) rounds.add(round(subject, connections, requests));
        return Cost.of(subject.name(), connections, rounds, goal);
    }

    /** How many requests {@link #costs} sends. */
    int needed(int requests) {
        return extent.warmUp() + CONNECTIONS.size() * ROUNDS * requests;
    }

    Round round(Subject subject, int connections, int requests) {
        long statements = database.statements();
        double application = subject.program().cpuMillis();
        double server = databaseServer.cpuMillis();
        double seconds = Load.run(requests, connections, subject.hiring());
        return new Round(
                requests,
                subject.program().cpuMillis() - application,
                databaseServer.cpuMillis() - server,
                // The question itself has been counted too.
                database.statements() - statements - 1,
                seconds);
    }
}
