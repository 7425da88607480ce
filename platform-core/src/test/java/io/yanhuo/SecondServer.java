package io.yanhuo;

import dev.yanhuo.database.DatabaseServer;
import dev.yanhuo.database.Options;
import dev.yanhuo.database.TestDatabase;
import dev.yanhuo.database.TestPorts;
import io.yanhuo.markers.SentStatements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Another real database server beside the one of all tests; known to the application as east. */
public final class SecondServer
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    public static final String NAME = "east";

    private static @Nullable Path data;
    private static @Nullable DatabaseServer server;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "second server",
                                Map.of(
                                        "yanhuo.database.clusters." + NAME,
                                        SentStatements.watched(running().port()))));
    }

    public static synchronized DatabaseServer running() {
        var known = server;
        return known != null ? known : start(TestPorts.next());
    }

    /** As after a power cut, on the port that it had before. */
    public static synchronized void startAgain() {
        start(running().port());
    }

    private static DatabaseServer start(int port) {
        try {
            var folder = data;
            if (folder == null) {
                var fresh = Files.createTempDirectory("yanhuo-east");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(fresh)));
                folder = fresh;
                data = fresh;
            }
            // What is acknowledged must survive a kill, which MariaDB only promises after a flush.
            var durable = new Options(folder.resolve("data"), port, true, "192M");
            var started = DatabaseServer.start(durable);
            TestDatabase.ACCOUNTS.prepare(started);
            server = started;
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Path folder) {
        running().kill();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException _) {
            // The temporary folder is emptied by the system.
        }
    }
}
