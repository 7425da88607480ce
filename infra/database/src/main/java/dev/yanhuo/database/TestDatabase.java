package dev.yanhuo.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One server for all tests of a JVM; gone with it. */
public final class TestDatabase {
    public static final Accounts ACCOUNTS = new Accounts("platform-pw", "router-pw", "ddl-pw");

    private static @Nullable DatabaseServer server;

    private TestDatabase() {}

    /** Starts it at the first call. */
    public static synchronized DatabaseServer shared() {
        var running = server;
        if (running == null) {
            running = start();
            server = running;
        }
        return running;
    }

    /**
     * One more, for tests of several; whoever asks for it ends it.
     *
     * @param port 0 takes a free one
     */
    public static DatabaseServer another(Path data, int port) {
        int own = port == 0 ? TestPorts.next() : port;
        var fresh = DatabaseServer.start(Options.forTests(data, own));
        ACCOUNTS.prepare(fresh);
        return fresh;
    }

    private static DatabaseServer start() {
        try {
            var folder = Files.createTempDirectory("yanhuo-test-db");
            var fresh = another(folder.resolve("data"), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(fresh, folder)));
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(DatabaseServer server, Path folder) {
        server.kill();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException _) {
            // The temporary folder is emptied by the system.
        }
    }
}
