package io.yanhuo.killed;

import dev.yanhuo.database.DatabaseServer;
import dev.yanhuo.database.Options;
import dev.yanhuo.database.TestDatabase;
import dev.yanhuo.database.TestPorts;
import io.yanhuo.TestTenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A database server for several nodes: each works on whatever it finds there, so nothing of other
 * tests may be in it.
 */
public final class OwnServer
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static @Nullable DatabaseServer server;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("own server", settings()));
        TestTenants.watch(context);
    }

    /** The same for each node. */
    static Map<String, Object> settings() {
        return new HashMap<>(TestTenants.properties(server()).getSource());
    }

    private static synchronized DatabaseServer server() {
        var running = server;
        if (running == null) {
            running = start();
            server = running;
        }
        return running;
    }

    private static DatabaseServer start() {
        try {
            var folder = Files.createTempDirectory("yanhuo-nodes-db");
            var data = folder.resolve("data");
            var fresh = DatabaseServer.start(new Options(data, TestPorts.next(), false, "192M"));
            Runtime.getRuntime().addShutdownHook(new Thread(fresh::kill));
            TestDatabase.ACCOUNTS.prepare(fresh);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
