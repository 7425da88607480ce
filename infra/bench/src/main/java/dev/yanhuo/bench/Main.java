package dev.yanhuo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures a running system with the demo restaurants: {@code --port}, {@code --data}, {@code
 * --requests} for each round. Writes a table and {@code bench.json} into the data folder.
 */
final class Main {
    private static final int DISHES = 120;
    private static final int SIDE_BY_SIDE = 16;

    private final int port;
    private final Path data;
    private final int requests;
    private final List<Figure> figures = new ArrayList<>();

    private Main(int port, Path data, int requests) {
        this.port = port;
        this.data = data;
        this.requests = requests;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        var given = new Properties();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            given.setProperty(arguments[i], arguments[i + 1]);
        }
        new Main(
                        Integer.parseInt(given.getProperty("--port")),
                        Path.of(given.getProperty("--data")),
                        Integer.parseInt(given.getProperty("--requests", "2000")))
                .run();
    }

    private void run() throws IOException, SQLException {
        try (var statements = new Statements(port + 20)) {
            var administrator = statements.administrator();
            var shop = Restaurant.find(administrator, "wangji");
            shop.fillMenu(administrator, DISHES);
            var meter = new Meter(new Cpu(pids()), statements, Math.min(5000, 2 * requests));
            var visits = new Visits(port, data, shop);
            shop.count(administrator, visits.skus(shop.column(administrator, Visits.SKUS)));
            for (int connections : new int[] {1, SIDE_BY_SIDE}) measure(meter, visits, connections);
        }
        report();
    }

    private void measure(Meter meter, Visits visits, int connections) {
        add(
                meter.measure(
                        "health (bare servlet, SELECT 1)",
                        "",
                        requests,
                        connections,
                        visits::health));
        add(
                meter.measure(
                        "menu, JSON, 120 dishes", "<= 0.20", requests, connections, visits::menu));
        add(meter.measure("storefront page", "<= 1.0", requests, connections, visits::page));
        add(
                meter.measure(
                        "order submit, 2 lines, delivery",
                        "<= 2.0",
                        requests / 4,
                        connections,
                        visits::order));
        add(
                meter.measure(
                        "admin order list",
                        "<= 2.0",
                        requests / 4,
                        connections,
                        visits::orderList));
    }

    private void add(Figure figure) {
        figures.add(figure);
        System.out.printf(
                "%-34s %3d  %8.3f CPU-ms  %6.2f statements  %8.0f/s   %s%n",
                figure.name(),
                figure.connections(),
                figure.cpuMillis(),
                figure.statements(),
                figure.perSecond(),
                figure.goal());
    }

    private void report() throws IOException {
        for (var part : List.of("application", "database")) {
            System.out.printf("%s: %d MB resident%n", part, Cpu.residentMegabytes(pid(part)));
        }
        Files.writeString(
                data.resolve("bench.json"),
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(figures));
    }

    /** The application, and the server that the launcher of the database started. */
    private List<Long> pids() throws IOException {
        var server = Files.readString(data.resolve("database/server.pid")).strip();
        return List.of(pid("application"), Long.parseLong(server));
    }

    private long pid(String part) throws IOException {
        if (part.equals("database")) {
            return Long.parseLong(Files.readString(data.resolve("database/server.pid")).strip());
        }
        return Long.parseLong(Files.readString(data.resolve("run/" + part)).split(" ")[0]);
    }
}
