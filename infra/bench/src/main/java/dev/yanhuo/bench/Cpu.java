package dev.yanhuo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processor time and memory of running processes, as the kernel counts them. */
record Cpu(List<Long> pids) {
    /** The kernel counts in hundredths of a second. */
    private static final double MILLIS_PER_TICK = 10;

    private static final int USER_TIME = 11;
    private static final int KIB = 1024;

    /** User and system time of all of them so far, in milliseconds. */
    double millis() {
        return pids.stream().mapToDouble(Cpu::millis).sum();
    }

    private static double millis(long pid) {
        var stat = read("/proc/" + pid + "/stat");
        // The second field is the program's name in brackets and may hold anything.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]);
        return ticks * MILLIS_PER_TICK;
    }

    static long residentMegabytes(long pid) {
        return read("/proc/" + pid + "/status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB)
                .findFirst()
                .orElse(0);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
