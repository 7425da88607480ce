package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yanhuo.database.TestPorts;
import io.yanhuo.TestApplication;
import io.yanhuo.TestBrowser;
import io.yanhuo.TestTenants;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.tenancy.MovableClock;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as it runs in production: without the profile dev. */
class ProductionIT {
    private static final List<String> SMS =
            List.of(
                    "--yanhuo.sms.key-id=key",
                    "--yanhuo.sms.key-secret=secret",
                    "--yanhuo.sms.sign-name=sign",
                    "--yanhuo.sms.code-template=SMS_1",
                    "--yanhuo.sms.notice-template=SMS_2");

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Running {
        private final int port = TestPorts.next();
        private ConfigurableApplicationContext application;

        @BeforeAll
        void start() {
            application = ProductionIT.start(port, SMS);
        }

        @AfterAll
        void stop() {
            application.close();
        }

        @Test
        void it_has_neither_inbox_nor_movable_clock() {
            assertThat(application.getBeanProvider(Inbox.class).stream()).isEmpty();
            assertThat(application.getBean(Clock.class)).isNotInstanceOf(MovableClock.class);
        }

        @Test
        void it_has_one_door_and_that_is_not_the_developers_whatever_the_settings_say() {
            var server = ((ServletWebServerApplicationContext) application).getWebServer();
            var tomcat = ((TomcatWebServer) server).getTomcat();

            assertThat(tomcat.getService().findConnectors()).hasSize(1);
            for (var path : List.of("/dev/inbox", "/dev/clock")) {
                assertThat(new TestBrowser("localhost", port).get(path).status()).isEqualTo(404);
            }
        }

        @Test
        void it_speaks_https_to_browsers_only() {
            var page = new TestBrowser("ops.yanhuo.localhost", port).get("/login");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Strict-Transport-Security")).contains("max-age=31536000");
            assertThat(page.header("Content-Security-Policy").orElseThrow())
                    .contains("upgrade-insecure-requests");
            assertThat(page.headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.startsWith("__Host-") && cookie.contains("Secure"));
        }

        @Test
        void it_has_the_first_operator_who_was_named() {
            assertThat(application.getBean(OperatorRows.class).any()).isTrue();
        }
    }

    @Nested
    class Without_a_provider_of_text_messages {
        @Test
        void it_does_not_start() {
            assertThatThrownBy(() -> start(TestPorts.next(), List.of()))
                    .rootCause()
                    .hasMessageContaining("yanhuo.sms.key-id is missing: set YANHUO_SMS_KEY_ID");
        }
    }

    private static ConfigurableApplicationContext start(int port, List<String> more) {
        var fixed =
                List.of(
                        "--server.port=" + port,
                        "--yanhuo.developer.port=" + port,
                        "--yanhuo.outbox.every=1h",
                        "--yanhuo.operators.first-login=Erste",
                        "--yanhuo.operators.first-password=a-long-password",
                        "--spring.thymeleaf.prefix=classpath:/io/yanhuo/",
                        "--yanhuo.address.scheme=https");
        return new SpringApplicationBuilder(TestApplication.class)
                .initializers(context ->
                        context.getEnvironment()
                                .getPropertySources()
                                .addLast(TestTenants.properties()))
                .run(Stream.concat(fixed.stream(), more.stream()).toArray(String[]::new));
    }
}
