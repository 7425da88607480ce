package dev.yanhuo.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A bare servlet container in a process of its own: the least that an answer costs. */
final class Yardstick implements AutoCloseable {
    private final Process process;
    private final int port;

    private Yardstick(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param answer of which it returns the body and the headers that describe it
     * @param databasePort of the server that it asks
     */
    static Yardstick start(Answer answer, int databasePort, Path folder) throws IOException {
        var body = Files.write(folder.resolve("yardstick-body"), answer.body());
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Like the application.
        command.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"));
        command.add("-Dslf4j.internal.verbosity=ERROR");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(BareServer.class.getName());
        command.addAll(List.of(body.toString(), String.valueOf(databasePort)));
        command.add(answer.headers().getOrDefault("content-type", "application/json"));
        command.add(answer.headers().getOrDefault("content-encoding", ""));
        var process =
                new ProcessBuilder(command)
                        .redirectError(folder.resolve("yardstick.log").toFile())
                        .start();
        return new Yardstick(process, port(process, folder));
    }

    private static int port(Process process, Path folder) throws IOException {
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("PORT ")) return Integer.parseInt(line.substring(5));
        }
        process.destroy();
        var log = Files.readAllLines(folder.resolve("yardstick.log"));
        var reason = log.stream().filter(line -> line.startsWith("Caused by:")).toList();
        throw new IllegalStateException("the bare server did not start: " + reason);
    }

    Meter.Subject subject(String name, String path) {
        var visit = Visit.get("127.0.0.1", path, Map.of());
        return new Meter.Subject(name, new Program(process.pid()), visit.to(port));
    }

    /** Its end of input tells it to end, also if we are killed. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
