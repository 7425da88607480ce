package io.yanhuo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import io.yanhuo.migrations.SchemaName;
import io.yanhuo.shared.TraceNumber;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.ResourceUtils;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log as a cluster writes it, and as whoever collects it reads it. */
class JsonLogTest {
    private static final Path CLUSTER = Path.of("../infra/kubernetes/config.yaml");
    private static final TenantScope LAOWANG =
            new TenantScope(
                    new TenantId(17), "laowang00000", "main", new SchemaName("tlaowang00000"), 1);

    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Logger log = context.getLogger("somebody");

    @BeforeEach
    void the_log_of_a_cluster() throws Exception {
        context.setMDCAdapter(MDC.getMDCAdapter());
        context.putObject(Environment.class.getName(), settings());
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(ResourceUtils.getURL(configuration()));
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        var console = (OutputStreamAppender<ILoggingEvent>) root.getAppender("CONSOLE");
        console.setOutputStream(written);
    }

    @AfterEach
    void is_closed() {
        context.stop();
    }

    @Test
    void names_the_restaurant_and_the_number_of_the_work_on_a_line() {
        LAOWANG.run(() -> {
            try (var _ = TraceNumber.begin("k3v9k3v9k3v9")) {
                log.warn("within");
            }
        });

        var line = line();
        assertThat(line.path("message").asString()).isEqualTo("within");
        assertThat(line.path("tenant").asString()).isEqualTo("17");
        assertThat(line.path("trace").asString()).isEqualTo("k3v9k3v9k3v9");
    }

    @Test
    void names_nobody_once_the_work_is_done() {
        LAOWANG.run(() -> TraceNumber.run(() -> {}));

        log.warn("without");

        var line = line();
        assertThat(line.path("message").asString()).isEqualTo("without");
        assertThat(line.path("tenant").asString()).isEqualTo("-");
        assertThat(line.has("trace")).isFalse();
    }

    @Test
    void is_one_line_however_much_there_is_to_say() {
        LAOWANG.run(() -> log.error("first\nsecond", new IllegalStateException("why\nand how")));

        var line = line();
        assertThat(line.path("tenant").asString()).isEqualTo("17");
        assertThat(line.path("error").path("stack_trace").asString()).contains("and how");
    }

    /** The only one. */
    private JsonNode line() {
        var lines = written.toString(UTF_8).lines().toList();
        assertThat(lines).hasSize(1);
        return JsonMapper.shared().readTree(lines.getFirst());
    }

    private static Environment settings() throws IOException {
        var settings = new StandardEnvironment();
        var file = new ClassPathResource("application.yaml");
        new YamlPropertySourceLoader()
                .load("application", file)
                .forEach(settings.getPropertySources()::addLast);
        return settings;
    }

    private static String configuration() throws IOException {
        Map<String, Map<String, String>> map = new Yaml().load(Files.readString(CLUSTER));
        return map.get("data").get("LOGGING_CONFIG");
    }
}
