package dev.yanhuo.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The application's start, with all of its data there already. Measured by being there when it is
 * ready.
 *
 * @param cpuSeconds of the application's process
 * @param seconds on the clock
 */
record Startup(double cpuSeconds, double seconds) implements Measurement {
    private static final int PATIENCE_SECONDS = 300;

    /** Waits until the application that is being started is ready. */
    static Startup await(Path data) throws InterruptedException {
        for (int tries = 0; !ready(data); tries++) {
            if (tries > PATIENCE_SECONDS * 50) throw new IllegalStateException("nothing started");
            Thread.sleep(20);
        }
        var stat = ProcStat.of(Place.application(data).pid());
        return new Startup(
                stat.cpuMillis() / 1000, stat.secondsSinceStart(ProcStat.read("/proc/uptime")));
    }

    /** The number of the process is written after the welcome of the start before is gone. */
    private static boolean ready(Path data) {
        return Files.exists(data.resolve("run/application"))
                && data.resolve("welcome.txt").toFile().length() > 0;
    }

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public Section measure() {
        return new Section(
                "start of the application with its data there",
                List.of(),
                List.of(
                        Figure.of("processor time", cpuSeconds, "s", Goal.atMost(12)),
                        Figure.of("until it is ready", seconds, "s")));
    }
}
