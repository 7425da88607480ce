package io.yanhuo.fleet;

import static java.util.Objects.requireNonNull;

import dev.yanhuo.database.DatabaseServer;
import dev.yanhuo.database.Options;
import dev.yanhuo.database.TestDatabase;
import dev.yanhuo.database.TestPorts;
import io.yanhuo.TestTenants;
import io.yanhuo.migrations.Release;
import io.yanhuo.migrations.Releases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The same application, told that the release that follows has begun; with a database server of its
 * own, because a campaign is for every restaurant that there is.
 */
public final class NextRelease
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static @Nullable DatabaseServer server;
    private static @Nullable Path data;

    static synchronized DatabaseServer server() {
        var running = server;
        if (running == null) {
            running = start();
            server = running;
        }
        return running;
    }

    /** Killed, and started again on the same port. */
    static synchronized void pullThePlug() {
        int port = server().port();
        server().kill();
        server = DatabaseServer.start(new Options(requireNonNull(data), port, false, "192M"));
    }

    private static DatabaseServer start() {
        try {
            var folder = Files.createTempDirectory("yanhuo-fleet-db").resolve("data");
            var fresh = DatabaseServer.start(new Options(folder, TestPorts.next(), false, "192M"));
            data = folder;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server().kill()));
            TestDatabase.ACCOUNTS.prepare(fresh);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().addActiveProfile("dev");
        context.getEnvironment().getPropertySources().addFirst(TestTenants.properties(server()));
        TestTenants.watch(context);
        ((GenericApplicationContext) context)
                .registerBean(
                        "nextRelease",
                        Release.class,
                        Releases::next,
                        bean -> bean.setPrimary(true));
    }
}
