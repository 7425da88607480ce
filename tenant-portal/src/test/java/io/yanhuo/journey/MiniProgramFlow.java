package io.yanhuo.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yanhuo.tenancy.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The unchanged source of the mini-program, at work in a browser for one restaurant. */
final class MiniProgramFlow {
    private static final Path HARNESS = Path.of("miniprogram", "test").toAbsolutePath();
    private static final Path SHOTS = Path.of("target", "journey").toAbsolutePath();

    private final ProcessBuilder node = new ProcessBuilder("node", "flow.mjs");

    /**
     * @param number by which the sandbox knows the restaurant's mini-program
     */
    MiniProgramFlow(House house, int number, String host) {
        var installed = Files.isDirectory(HARNESS.resolve("node_modules"));
        assumeTrue(installed, "npm ci has not been run");
        var tenant = house.application().getBean(Tenants.class).byHost(host).orElseThrow();
        node.directory(HARNESS.toFile()).redirectErrorStream(true);
        node.environment()
                .putAll(
                        Map.of(
                                "YANHUO_API", house.local(),
                                "YANHUO_SANDBOX", house.wechat().toString(),
                                "YANHUO_PUBLIC_ID", tenant.publicId(),
                                "YANHUO_APPID",
                                        house.credentials().get("demo." + number + ".appid"),
                                "YANHUO_SHOTS", SHOTS.toString()));
    }

    void order(Map<String, String> wishes) throws IOException, InterruptedException {
        node.environment().putAll(wishes);
        var said = Files.createTempFile("mini-program", ".log");
        var process = node.redirectOutput(said.toFile()).start();
        var ended = process.waitFor(2, TimeUnit.MINUTES);
        if (!ended) process.destroyForcibly();

        var output = Files.readString(said);
        assertThat(ended).as("in time: %s", output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).contains("\"ok\":true");
    }
}
