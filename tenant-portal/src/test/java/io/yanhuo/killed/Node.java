package io.yanhuo.killed;

import dev.yanhuo.database.DatabaseServer;
import dev.yanhuo.database.TestDatabase;
import io.yanhuo.TestTenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of its own that runs the application as in production. */
final class Node implements AutoCloseable {
    private final Process process;
    private final Path log;

    private Node(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Node start(Path folder, DatabaseServer database, String telecom, List<String> joining) {
        var log = folder.resolve("node.log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It does not live long enough for the second compiler.
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Joining.class.getName());
        settings(folder, database, telecom)
                .forEach((key, value) -> command.add("--" + key + "=" + value));
        command.add("--joining=" + String.join(",", joining));
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                            .start();
            return new Node(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> settings(
            Path folder, DatabaseServer database, String telecom) {
        return Map.ofEntries(
                Map.entry("server.port", "0"),
                Map.entry("logging.level.root", "warn"),
                Map.entry("yanhuo.data", folder.resolve("files").toString()),
                // Short, so that the next one need not wait long for what a dead one holds.
                Map.entry("yanhuo.operations.lease", "2s"),
                Map.entry("yanhuo.operations.every", "100ms"),
                Map.entry("yanhuo.warm-pool.size", "2"),
                Map.entry("yanhuo.database.address", database.address()),
                Map.entry("yanhuo.database.platform-password", TestDatabase.ACCOUNTS.platform()),
                Map.entry("yanhuo.database.router-password", TestDatabase.ACCOUNTS.router()),
                Map.entry("yanhuo.database.ddl-password", TestDatabase.ACCOUNTS.ddl()),
                Map.entry("yanhuo.database.master-key", TestTenants.MASTER_KEY),
                Map.entry("yanhuo.database.tls", "DISABLED"),
                Map.entry("yanhuo.sms.endpoint", telecom),
                Map.entry("yanhuo.sms.key-id", "key"),
                Map.entry("yanhuo.sms.key-secret", "secret"),
                Map.entry("yanhuo.sms.sign-name", "烟火"),
                Map.entry("yanhuo.sms.code-template", "SMS_1"),
                Map.entry("yanhuo.sms.notice-template", "SMS_2"));
    }

    /** As {@code kill -9} does: nothing of it runs any more. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What it said. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
