package dev.yanhuo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** More and more restaurants on one machine; called by {@code infra/bench/scale}. */
final class Growth {
    /** As many sign up from one address within an hour. */
    private static final int AN_HOUR = 19;

    private static final String DOMAIN = "yanhuo.localhost";

    private final Database database;
    private final int port;
    private final Path data;

    private Growth(Database database, int port, Path data) {
        this.database = database;
        this.port = port;
        this.data = data;
    }

    /**
     * @param arguments port, folder, and what: {@code head}, {@code to <number>}, {@code row}, or
     *     {@code start} and how it was started, and for how long
     */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        try (var database = new Database(port + Place.DATABASE)) {
            var growth = new Growth(database, port, Path.of(arguments[1]));
            switch (arguments[2]) {
                case "head" -> growth.head();
                case "to" -> growth.to(Integer.parseInt(arguments[3]));
                case "row" -> growth.row();
                case "start" -> growth.start(arguments[3], arguments[4], arguments[5]);
                default -> throw new IllegalArgumentException(arguments[2]);
            }
        }
    }

    private void head() {
        System.out.printf(
                "%d cores, database %s with a buffer pool of %s MB%n",
                Runtime.getRuntime().availableProcessors(),
                database.version(),
                database.one("SELECT @@innodb_buffer_pool_size DIV 1048576"));
    }

    private void to(int number) throws InterruptedException {
        var developer = new Web(port + Place.DEVELOPER, "127.0.0.1");
        var seconds = new ArrayList<Double>();
        for (int i = restaurants() + 1; i <= number; i++) {
            if (i % AN_HOUR == 0)
                developer.json("/dev/clock", Map.of("advance", "PT61M"), Map.of());
            var signup = new Signup(port, DOMAIN, i);
            seconds.add(signup.send(signup.fill()));
        }
        System.out.printf(
                "%d restaurants, %d tables; a sign-up took %.0f ms (median of the last %d)%n",
                restaurants(), tables(), 1000 * median(seconds), seconds.size());
    }

    private int restaurants() {
        return Integer.parseInt(database.one("SELECT COUNT(*) FROM platform.tenant"));
    }

    /** The server's own list has only those that somebody has opened. */
    private long tables() {
        try (var files = Files.walk(data.resolve("database"))) {
            return files.filter(file -> file.toString().endsWith(".ibd")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every storefront once after the start, when its tables are opened, and once more. */
    private void row() {
        var hosts =
                database.column("SELECT host FROM platform.tenant_host WHERE status = 'ACTIVE'");
        var cold = hosts.stream().mapToDouble(this::look).boxed().toList();
        var warm = hosts.stream().mapToDouble(this::look).boxed().toList();
        System.out.printf(
                "  first page %.0f ms, the worst %.0f; the next %.1f ms; resident: database %.0f"
                        + " MB, application %.0f MB; on disk %d MB%n",
                1000 * median(cold),
                1000 * worst(cold),
                1000 * median(warm),
                databaseServer().residentMegabytes(),
                Place.application(data).residentMegabytes(),
                megabytes(data.resolve("database")));
    }

    /** Called at once: what the processes have used so far, they have used for starting. */
    private void start(String how, String databaseMillis, String allMillis) {
        System.out.printf(
                "  %s: database ready in %s ms (processor %.1f s), all in %s ms (application %.1f"
                        + " s)%n",
                how,
                databaseMillis,
                databaseServer().cpuMillis() / 1000,
                allMillis,
                Place.application(data).cpuMillis() / 1000);
    }

    private double look(String host) {
        var storefront = new Web(port, host);
        long begun = System.nanoTime();
        int status = storefront.look("/").statusCode();
        if (status != 200) throw new IllegalStateException(host + " answers " + status);
        return (System.nanoTime() - begun) / 1e9;
    }

    private Program databaseServer() {
        try {
            var pid = Files.readString(data.resolve("database/server.pid")).strip();
            return new Program(Long.parseLong(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long megabytes(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(Growth::size).sum() >> 20;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0; // Gone meanwhile.
        }
    }

    private static double median(List<Double> values) {
        return Median.of(values, value -> value);
    }

    private static double worst(List<Double> values) {
        return DoubleStream.concat(
                        DoubleStream.of(0), values.stream().mapToDouble(Double::doubleValue))
                .max()
                .orElseThrow();
    }
}
