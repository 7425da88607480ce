package io.yanhuo.fleet;

import dev.yanhuo.database.DatabaseServer;
import dev.yanhuo.database.TestDatabase;
import io.yanhuo.migrations.Migrating;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./yanhuo migrate} in a process of its own. */
final class Runner implements AutoCloseable {
    private static final List<String> QUICK =
            List.of("--lock-wait", "1", "--attempts", "1", "--lease", "3", "--stop-percent", "50");

    private final Process process;
    private final Path log;

    private Runner(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Runner start(DatabaseServer server, String verb) {
        try {
            var log = Files.createTempFile("yanhuo-migrate", ".log");
            var process =
                    new ProcessBuilder(command(verb))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
            var environment = process.environment();
            environment.put("YANHUO_DB_HOST", "127.0.0.1");
            environment.put("YANHUO_DB_PORT", "" + server.port());
            environment.put("YANHUO_DB_TLS", "DISABLED");
            environment.put("YANHUO_DB_PLATFORM_PASSWORD", TestDatabase.ACCOUNTS.platform());
            environment.put("YANHUO_DB_DDL_PASSWORD", TestDatabase.ACCOUNTS.ddl());
            return new Runner(process.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(String verb) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dlogback.configurationFile=io/yanhuo/migrations/command-line-logging.xml");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Migrating.class.getName());
        command.add(verb);
        command.addAll(QUICK);
        return command;
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(10, TimeUnit.MINUTES)) throw new AssertionError(said());
        return process.exitValue();
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
