package io.yanhuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code ./yanhuo migrate} hands on to the program, which here only says what it was given.
 */
class CommandWrapperTest {
    private static final Path REAL = Path.of("..").toAbsolutePath().normalize();

    private static final String JAVA =
            """
            #!/usr/bin/env bash
            for each in "$@"; do echo "[$each]"; done
            for name in HOST PORT TLS DDL_PASSWORD; do
                name=YANHUO_DB_$name
                echo "$name=${!name:-}"
            done
            exit ${PROGRAM_ENDS_WITH:-0}
            """;

    private final Map<String, String> environment = new TreeMap<>();

    @TempDir Path root;
    private Path data;

    /** The real script, on a machine where everything is built and found. */
    @BeforeEach
    void a_copy() throws IOException {
        var parts = Files.createDirectories(root.resolve("infra/bin"));
        for (var part : List.of("browser", "up", "commands")) {
            var file = part + ".sh";
            Files.copy(REAL.resolve("infra/bin/" + file), parts.resolve(file));
        }
        Files.copy(REAL.resolve("yanhuo"), root.resolve("yanhuo"));
        Files.writeString(parts.resolve("jdk.sh"), "need_jdk() { :; }\n");
        Files.writeString(parts.resolve("build.sh"), "need_build() { :; }\n");
        Files.writeString(
                parts.resolve("quick.sh"),
                "QUICK_JAVA=(-Xquick)\nquick_unpack() { echo /unpacked; }\n");
        var java = Files.createDirectory(root.resolve("path")).resolve("java");
        Files.writeString(java, JAVA);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        data = root.resolve("data of up");
    }

    @Test
    void what_was_typed_arrives_in_its_order_and_with_its_blanks() throws Exception {
        isRunning();

        var run =
                yanhuo(
                        "migrate",
                        "run",
                        "--canary",
                        "lao wang,b",
                        "--data",
                        "" + data,
                        "--lease",
                        "3");

        assertThat(run.exit()).isZero();
        assertThat(run.said())
                .containsExactly(
                        "[-Xmx256m]",
                        "[-Dlogback.configurationFile=io/yanhuo/migrations/command-line-logging.xml]",
                        "[-Xquick]",
                        "[-cp]",
                        "[/unpacked/application.jar]",
                        "[io.yanhuo.migrations.MigrateCommand]",
                        "[run]",
                        "[--canary]",
                        "[lao wang,b]",
                        "[--lease]",
                        "[3]",
                        "YANHUO_DB_HOST=127.0.0.1",
                        "YANHUO_DB_PORT=21030",
                        "YANHUO_DB_TLS=DISABLED",
                        "YANHUO_DB_DDL_PASSWORD=of up");
    }

    @Test
    void each_verb_arrives_and_so_does_none() throws Exception {
        isRunning();
        for (var verb : List.of("plan", "run", "status", "resume", "check")) {
            assertThat(yanhuo("migrate", "--data", "" + data, verb).arguments())
                    .endsWith("[io.yanhuo.migrations.MigrateCommand]", "[" + verb + "]");
        }
        assertThat(yanhuo("migrate", "--data", "" + data).arguments())
                .endsWith("[io.yanhuo.migrations.MigrateCommand]");
    }

    @Test
    void the_programs_exit_code_is_the_scripts() throws Exception {
        isRunning();
        environment.put("PROGRAM_ENDS_WITH", "1");

        assertThat(yanhuo("migrate", "status", "--data", "" + data).exit()).isEqualTo(1);
    }

    @Test
    void the_environment_names_the_database_where_it_has_a_password_for_it() throws Exception {
        environment.put("YANHUO_DB_HOST", "db.example");
        environment.put("YANHUO_DB_DDL_PASSWORD", "of production");

        assertThat(yanhuo("migrate", "plan").said())
                .contains("YANHUO_DB_HOST=db.example", "YANHUO_DB_DDL_PASSWORD=of production");
    }

    @Test
    void data_that_is_named_goes_before_the_environment() throws Exception {
        isRunning();
        environment.put("YANHUO_DB_HOST", "db.example");
        environment.put("YANHUO_DB_DDL_PASSWORD", "of production");

        assertThat(yanhuo("migrate", "plan", "--data", "" + data).said())
                .contains("YANHUO_DB_HOST=127.0.0.1", "YANHUO_DB_DDL_PASSWORD=of up");
    }

    @Test
    void nothing_is_begun_where_nothing_runs() throws Exception {
        var run = yanhuo("migrate", "status", "--data", "" + data);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.arguments()).isEmpty();
        assertThat(run.said()).anyMatch(line -> line.endsWith("with this data: " + data));
        assertThat(yanhuo("migrate", "status").exit()).isEqualTo(2);
    }

    @Test
    void data_without_a_name_is_wrong_use() throws Exception {
        isRunning();

        var run = yanhuo("migrate", "status", "--data");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.arguments()).isEmpty();
        assertThat(run.said()).anyMatch(line -> line.startsWith("./yanhuo migrate plan|run|"));
    }

    private void isRunning() throws IOException {
        Files.createDirectories(data.resolve("run"));
        Files.writeString(data.resolve("run/port"), "21030\n");
        Files.writeString(data.resolve("secrets.env"), "YANHUO_DB_DDL_PASSWORD='of up'\n");
    }

    private record Run(int exit, List<String> said) {
        List<String> arguments() {
            return said.stream().filter(line -> line.startsWith("[")).toList();
        }
    }

    private Run yanhuo(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", "" + root.resolve("yanhuo")));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(root.toFile());
        var known = builder.environment();
        known.keySet().removeIf(name -> name.startsWith("YANHUO_DB_"));
        known.put("PATH", root.resolve("path") + ":" + known.get("PATH"));
        known.putAll(environment);
        var process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes()).lines().toList();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), said);
    }
}
