package dev.yanhuo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the kernel has counted for a process, in hundredths of a second.
 *
 * @param cpuTicks user and system time so far
 * @param startTick when it started, counted from the start of the machine
 */
record ProcStat(long cpuTicks, long startTick) {
    static final double MILLIS_PER_TICK = 10;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int START_TIME = 19;

    static ProcStat of(long pid) {
        return parse(read("/proc/" + pid + "/stat"));
    }

    /** The second field is the program's name in brackets and may hold anything. */
    static ProcStat parse(String line) {
        int name = line.lastIndexOf(')');
        if (name < 0) throw new IllegalArgumentException("not a line of /proc/…/stat: " + line);
        var fields = line.substring(name + 2).split(" ");
        if (fields.length <= START_TIME) {
            throw new IllegalArgumentException("too short for /proc/…/stat: " + line);
        }
        return new ProcStat(
                Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]),
                Long.parseLong(fields[START_TIME]));
    }

    double cpuMillis() {
        return cpuTicks * MILLIS_PER_TICK;
    }

    /**
     * @param uptime the contents of {@code /proc/uptime}
     */
    double secondsSinceStart(String uptime) {
        double now = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
        return now - startTick * MILLIS_PER_TICK / 1000;
    }

    static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
