package io.yanhuo.migrations;

import dev.yanhuo.database.DatabaseServer;
import dev.yanhuo.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./yanhuo migrate} in a process of its own. */
public final class CommandLine implements AutoCloseable {
    private static final List<String> IMPATIENT =
            List.of("--lock-wait", "1", "--attempts", "1", "--lease", "3", "--stop-percent", "50");

    private final Process process;
    private final Path log;

    private CommandLine(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Of the release that follows; waits for nothing for long. */
    public static CommandLine impatient(DatabaseServer server, String verb) {
        var arguments = new ArrayList<>(List.of(verb));
        arguments.addAll(IMPATIENT);
        return start(server.port(), Migrating.class, arguments);
    }

    /**
     * @param main whose release it is
     */
    static CommandLine start(int port, Class<?> main, List<String> arguments) {
        try {
            var log = Files.createTempFile("yanhuo-migrate", ".log");
            var process =
                    new ProcessBuilder(command(main, arguments))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
            var environment = process.environment();
            environment.put("YANHUO_DB_HOST", "127.0.0.1");
            environment.put("YANHUO_DB_PORT", "" + port);
            environment.put("YANHUO_DB_TLS", "DISABLED");
            environment.put("YANHUO_DB_PLATFORM_PASSWORD", TestDatabase.ACCOUNTS.platform());
            environment.put("YANHUO_DB_DDL_PASSWORD", TestDatabase.ACCOUNTS.ddl());
            return new CommandLine(process.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Class<?> main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dlogback.configurationFile=io/yanhuo/migrations/command-line-logging.xml");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public int exit() throws InterruptedException {
        if (!process.waitFor(10, TimeUnit.MINUTES)) throw new AssertionError(said());
        return process.exitValue();
    }

    public String said() {
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
