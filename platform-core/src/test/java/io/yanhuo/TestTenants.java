package io.yanhuo;

import dev.yanhuo.database.TestDatabase;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points a test's application at the real server of the tests. */
public final class TestTenants
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    public static final String MASTER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().addActiveProfile("dev");
        context.getEnvironment().getPropertySources().addFirst(properties());
        context.getBeanFactory().addBeanPostProcessor(Statements.counted());
    }

    public static MapPropertySource properties() {
        var server = TestDatabase.shared();
        return new MapPropertySource(
                "test database",
                Map.of(
                        "yanhuo.database.address",
                        server.address(),
                        "yanhuo.database.platform-password",
                        TestDatabase.ACCOUNTS.platform(),
                        "yanhuo.database.router-password",
                        TestDatabase.ACCOUNTS.router(),
                        "yanhuo.database.ddl-password",
                        TestDatabase.ACCOUNTS.ddl(),
                        "yanhuo.database.master-key",
                        MASTER_KEY,
                        "yanhuo.database.tls",
                        "DISABLED",
                        "yanhuo.address.scheme",
                        "http",
                        // Several applications run side by side in the tests of one JVM.
                        "yanhuo.developer.port",
                        "-1",
                        "yanhuo.data",
                        "target/test-data"));
    }
}
