package io.yanhuo.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.yanhuo.TestApplication;
import io.yanhuo.TestBrowser;
import io.yanhuo.TestTenants;
import io.yanhuo.shared.TraceNumber;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/** What whoever runs the installation sees of it from outside. */
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "yanhuo.metrics.port=0",
            "yanhuo.metrics.tenants=1",
            "yanhuo.tracing.share=1",
            "spring.thymeleaf.prefix=classpath:/io/yanhuo/",
            "spring.jpa.open-in-view=false",
            "spring.web.resources.add-mappings=false"
        })
@Import(TelemetryIT.Inside.class)
@ContextConfiguration(initializers = {TestTenants.class, TelemetryIT.Collector.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryIT {
    @Autowired TestTenant testTenants;
    @Autowired MetricsDoor door;
    @Autowired MeterRegistry meters;
    @LocalServerPort int port;

    private static final Pattern FIGURE =
            Pattern.compile("\\b(http_server|yanhuo|hikaricp|jvm|process)_[a-z0-9_]+");

    private final HttpClient client = HttpClient.newHttpClient();
    private Tenant first;
    private Tenant second;

    @BeforeAll
    void two_restaurants() {
        first = testTenants.create("yi");
        second = testTenants.create("er");
        for (var tenant : new Tenant[] {first, second}) get(tenant, "/admin/login");
    }

    @AfterAll
    static void nobody_collects_any_more() {
        Collector.SERVER.stop(0);
    }

    private int get(Tenant tenant, String path) {
        return new TestBrowser(tenant.host(), port).get(path).status();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Inside {
        @Bean
        InsidePage page() {
            return new InsidePage() {
                @Override
                public String path() {
                    return "/known";
                }

                @Override
                public int answer(@Nullable String query) {
                    if (query == null) throw new IllegalStateException("asked for nothing");
                    return query.equals("domain=laowang.cn") ? 200 : 404;
                }
            };
        }
    }

    @Nested
    class Machines_of_the_house {
        @Test
        void ask_on_that_port_too_and_on_no_other() throws Exception {
            assertThat(asked("/known?domain=laowang.cn")).isEqualTo(200);
            assertThat(asked("/known?domain=evil.cn")).isEqualTo(404);
            assertThat(asked("/unknown")).isEqualTo(404);
            assertThat(get(first, "/known?domain=laowang.cn")).isEqualTo(404);
        }

        @Test
        void are_told_when_nobody_can_answer_and_the_figures_are_shown_on() throws Exception {
            assertThat(asked("/known")).isEqualTo(503);
            assertThat(figures()).contains("jvm_memory_used_bytes");
        }

        private int asked(String path) throws IOException, InterruptedException {
            var address = URI.create("http://127.0.0.1:" + door.port() + path);
            var request = HttpRequest.newBuilder(address).build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private String figures() throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + door.port() + "/metrics");
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }

    @Nested
    class Figures {
        @Test
        void are_shown_on_a_port_of_their_own_and_on_no_other() throws Exception {
            assertThat(figures()).contains("jvm_memory_used_bytes", "yanhuo_tenants_open");
            assertThat(get(first, "/metrics")).isEqualTo(404);
        }

        @Test
        void name_the_route_and_never_the_address() throws Exception {
            for (int i = 0; i < 50; i++) get(first, "/nothing-of-this-name-" + i);
            var figures = figures();
            assertThat(figures)
                    .contains("http_server_requests_seconds_count{face=\"WORKSPACE\"")
                    .contains("route=\"/admin/login\"")
                    .doesNotContain("nothing-of-this-name");
        }

        @Test
        void name_so_many_restaurants_as_are_allowed_and_sum_up_the_others() throws Exception {
            assertThat(figures().lines())
                    .filteredOn(line -> line.startsWith("yanhuo_tenant_requests_total"))
                    .anyMatch(line -> line.contains("tenant=\"" + first.id().value() + "\""))
                    .anyMatch(line -> line.contains("tenant=\"other\""))
                    .noneMatch(line -> line.contains("tenant=\"" + second.id().value() + "\""));
        }

        /** Those that only the modules above count: their own tests see to it that they do. */
        private static final Set<String> COUNTED_ABOVE = Set.of("yanhuo_orders_paid_total");

        @ParameterizedTest
        @ValueSource(strings = {"dashboard.json", "alerts.yml"})
        void are_all_there_that_dashboard_and_alerts_ask_for(String file) throws Exception {
            meters.counter("yanhuo.outbox.failures", "kind", "any");
            var asked = Files.readString(Path.of("../infra/observability", file));
            var figures = figures();

            assertThat(FIGURE.matcher(asked).results().map(MatchResult::group).distinct())
                    .hasSizeGreaterThan(5)
                    .allMatch(name ->
                            COUNTED_ABOVE.contains(name)
                                    || figures.contains(name + "{")
                                    || figures.contains(name + " "));
        }

        @Test
        void tell_how_many_connections_are_waited_for() throws Exception {
            assertThat(figures())
                    .contains("hikaricp_connections_pending{pool=\"platform\"}")
                    .contains("hikaricp_connections_pending{pool=\"tenants-");
        }
    }

    @Nested
    class A_trace {
        @Test
        void tells_route_status_and_restaurant_and_ignores_what_a_stranger_says() throws Exception {
            var strange = "0af7651916cd43dd8448eb211c80319c";
            var browser = new TestBrowser(first.host(), port);
            var page =
                    browser.send(
                            browser.request("/admin/login?secret=do-not-tell")
                                    .header(
                                            "traceparent",
                                            "00-" + strange + "-b7ad6b7169203331-01"));
            var number = page.header("X-Trace-Id").orElseThrow();

            var told = Collector.told(number);

            assertThat(told)
                    .contains("GET /admin/login", "yanhuo.tenant", "yanhuo.trace", "WORKSPACE")
                    .doesNotContain("do-not-tell");
            var bytes = java.util.HexFormat.of().parseHex(strange);
            assertThat(told).doesNotContain(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    @Nested
    class What_a_stranger_makes_up {
        @Test
        void as_a_method_is_told_to_nobody() throws Exception {
            var browser = new TestBrowser(first.host(), port);
            var made =
                    browser.request("/admin/login")
                            .method("CALL13800138000", BodyPublishers.noBody());
            var number = browser.send(made).header("X-Trace-Id").orElseThrow();

            assertThat(Collector.told(number)).contains("OTHER").doesNotContain("13800138000");
            assertThat(figures()).doesNotContain("13800138000");
        }
    }

    @Nested
    @ExtendWith(OutputCaptureExtension.class)
    class A_line_of_the_log {
        @Test
        void names_the_restaurant_at_work_and_nobody_once_it_is_done(CapturedOutput output) {
            var log = LoggerFactory.getLogger("somebody");
            first.scope().run(() -> TraceNumber.run(() -> log.warn("within")));
            log.warn("without");

            assertThat(output.getOut())
                    .containsPattern(
                            "\\[" + first.id().value() + " [a-z0-9]{12}\\] +somebody +: within")
                    .containsPattern("\\[- -\\] +somebody +: without");
        }
    }

    /** Takes what OpenTelemetry sends. */
    static final class Collector
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        static final BlockingQueue<String> TOLD = new LinkedBlockingQueue<>();
        static final HttpServer SERVER = started();

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var endpoint = "http://127.0.0.1:" + SERVER.getAddress().getPort() + "/v1/traces";
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource(
                                    "collector", Map.of("yanhuo.tracing.endpoint", endpoint)));
        }

        /** The parcel in which the request of this number is. */
        static String told(String number) throws InterruptedException {
            for (String parcel; (parcel = TOLD.poll(30, TimeUnit.SECONDS)) != null; ) {
                if (parcel.contains(number)) return parcel;
            }
            throw new AssertionError("nothing told of " + number);
        }

        private static HttpServer started() {
            try {
                var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
                var server = HttpServer.create(loopback, 0);
                server.createContext(
                        "/v1/traces",
                        exchange -> {
                            var body = exchange.getRequestBody().readAllBytes();
                            TOLD.add(new String(body, StandardCharsets.ISO_8859_1));
                            exchange.sendResponseHeaders(200, -1);
                            exchange.close();
                        });
                server.start();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
