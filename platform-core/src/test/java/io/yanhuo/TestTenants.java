package io.yanhuo;

import dev.yanhuo.database.DatabaseServer;
import dev.yanhuo.database.TestDatabase;
import io.yanhuo.access.LightPasswords;
import io.yanhuo.markers.SentStatements;
import io.yanhuo.markers.WatchedBeans;
import io.yanhuo.markers.WatchedEvents;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points a test's application at the real server of the tests. */
public final class TestTenants
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    public static final String MASTER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    /** Tests of several classes run side by side, and some look at all files there are. */
    private static final String DATA = System.getProperty("yanhuo.tests.data", "target/test-data");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().addActiveProfile("dev");
        context.getEnvironment().getPropertySources().addFirst(properties());
        // Unless a test has name servers of its own, nobody answers, and nobody outside is asked.
        context.getEnvironment()
                .getPropertySources()
                .addLast(
                        new MapPropertySource(
                                "no name servers",
                                Map.of(
                                        "yanhuo.dns.servers", "127.0.0.1:9",
                                        "yanhuo.dns.timeout", "100ms")));
        HalfFleet.begin(context);
        LightPasswords.in(context);
        context.getBeanFactory().addBeanPostProcessor(Statements.counted());
        context.getBeanFactory().registerSingleton("watchedRequests", WatchedRequests.noting());
        watch(context);
    }

    /** What {@code markers} cannot see by itself, as it sees statements and answers. */
    public static void watch(ConfigurableApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(new WatchedBeans());
        context.addApplicationListener(new WatchedEvents());
    }

    public static MapPropertySource properties() {
        return properties(TestDatabase.shared());
    }

    public static MapPropertySource properties(DatabaseServer server) {
        return new MapPropertySource(
                "test database",
                Map.ofEntries(
                        // Tests begin campaigns themselves.
                        Map.entry("yanhuo.fleet.auto", "false"),
                        Map.entry("yanhuo.fleet.every", "500ms"),
                        Map.entry("yanhuo.backups.nightly", "false"),
                        Map.entry("yanhuo.database.address", SentStatements.watched(server.port())),
                        Map.entry(
                                "yanhuo.database.platform-password",
                                TestDatabase.ACCOUNTS.platform()),
                        Map.entry(
                                "yanhuo.database.router-password", TestDatabase.ACCOUNTS.router()),
                        Map.entry("yanhuo.database.ddl-password", TestDatabase.ACCOUNTS.ddl()),
                        Map.entry("yanhuo.database.master-key", MASTER_KEY),
                        Map.entry("yanhuo.database.tls", "DISABLED"),
                        Map.entry("yanhuo.address.scheme", "http"),
                        // Several applications run side by side in the tests of one JVM.
                        Map.entry("yanhuo.developer.port", "-1"),
                        Map.entry("yanhuo.data", DATA),
                        // Which schemas there are is what some tests look at.
                        Map.entry("yanhuo.warm-pool.size", "0")));
    }
}
