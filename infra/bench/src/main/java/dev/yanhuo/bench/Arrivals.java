package dev.yanhuo.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests as people come: so many a second in the mean, by chance close together or far
 * apart, and whether or not those before are answered. So a slow answer delays nobody behind it,
 * and none is left out of the figures.
 */
final class Arrivals implements AutoCloseable {
    private static final double NANOS = 1e9;

    /** What the server does not answer at all. */
    static final int NO_ANSWER = 0;

    private final int port;
    private final ConcurrentLinkedDeque<Wire> idle = new ConcurrentLinkedDeque<>();

    Arrivals(int port) {
        this.port = port;
    }

    /** Something that is asked for. */
    record Errand(String kind, byte[] request) {}

    /** What the nth of them wants. */
    interface Plan {
        Errand errand(int n);
    }

    /**
     * @param seed the same one brings them at the same moments
     * @return when all are answered
     */
    Tally run(Plan plan, double perSecond, double seconds, long seed) {
        var tally = new Tally();
        var chance = new Random(seed);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            double at = 0;
            for (int n = 0; ; n++) {
                at += -Math.log(1 - chance.nextDouble()) / perSecond;
                if (at > seconds) break;
                long due = start + (long) (at * NANOS);
                var errand = plan.errand(n);
                await(due);
                people.submit(() -> go(errand, due, tally));
            }
        }
        return tally;
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void go(Errand errand, long due, Tally tally) {
        long begun = System.nanoTime();
        int status = status(errand);
        long ended = System.nanoTime();
        tally.add(
                new Tally.Sent(errand.kind(), status, millis(begun - due), millis(ended - begun)));
    }

    private int status(Errand errand) {
        try {
            return send(errand, idle.poll());
        } catch (IOException _) {
            return NO_ANSWER;
        }
    }

    /** A kept connection may have been closed at the other end meanwhile: then by a new one. */
    private int send(Errand errand, @Nullable Wire kept) throws IOException {
        if (kept != null) {
            try {
                return sent(errand, kept);
            } catch (EOFException | SocketException _) {
                kept.close();
            }
        }
        return sent(errand, new Wire(port));
    }

    private int sent(Errand errand, Wire wire) throws IOException {
        int status = wire.send(errand.request()).status();
        idle.push(wire);
        return status;
    }

    private static double millis(long nanos) {
        return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    @Override
    public void close() {
        idle.forEach(wire -> {
            try {
                wire.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
