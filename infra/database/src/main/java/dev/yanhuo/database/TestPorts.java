package dev.yanhuo.database;

import java.io.IOException;
import java.net.ServerSocket;

/**
 * Ports for the servers of tests that are told theirs before they start, or are to get it back
 * after they were killed. They lie below those that systems give to connections and to whoever asks
 * for any, so that nobody comes in between; each process of tests has two thousand of its own.
 */
public final class TestPorts {
    private static final int FIRST = 20_000;
    private static final int EACH = 2_000;

    private static final int OWN = FIRST + EACH * fork();

    /** Two runs at once, on one machine, begin at different places. */
    private static int next = (int) (ProcessHandle.current().pid() * 37 % EACH);

    private TestPorts() {}

    /** Another one at each call. */
    public static synchronized int next() {
        for (int i = 0; i < EACH; i++) {
            int port = OWN + next;
            next = (next + 1) % EACH;
            if (free(port)) return port;
        }
        throw new IllegalStateException("no port is free from " + OWN + " on");
    }

    private static boolean free(int port) {
        try (var _ = new ServerSocket(port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Which of the processes between which Maven divides a module's tests, such as fork-1. */
    private static int fork() {
        var digits = System.getProperty("yanhuo.tests.fork", "").replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits) % 6;
    }
}
