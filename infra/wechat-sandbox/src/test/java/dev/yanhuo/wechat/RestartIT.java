package dev.yanhuo.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed sandbox starts again where it was. */
class RestartIT {
    private static final Map<String, String> FAST = Map.of("sandbox.time-scale", "100");

    @TempDir Path folder;
    private Path data;
    private WeChatSandbox sandbox;

    @BeforeEach
    void start() {
        data = folder.resolve("first");
        sandbox = WeChatSandbox.start(data, FAST);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void orders_and_keys_outlive_a_kill_even_in_the_middle_of_a_line() throws IOException {
        var before = Merchants.provider(sandbox);
        before.place(before.nativeOrder("OPEN-0001", 100));
        var ticket = before.place(before.nativeOrder("PAID-0001", 4500));
        before.pay(ticket, "amei");
        var credentials = sandbox.credentials();

        // What a killed process leaves is the files as they are now, the last line half written.
        var copy = copied();
        Files.writeString(
                copy.resolve("state.jsonl"), "{\"shelf\":\"ord", StandardOpenOption.APPEND);

        for (int start = 0; start < 2; start++) {
            try (var again = WeChatSandbox.start(copy, FAST)) {
                var after = Merchants.provider(again);
                assertThat(again.credentials()).isEqualTo(credentials);
                assertThat(after.stateOf("OPEN-0001")).isEqualTo("NOTPAY");
                assertThat(after.stateOf("PAID-0001")).isEqualTo("SUCCESS");
                assertThat(after.pay(ticket, "amei").body()).contains("订单已支付");
            }
        }
    }

    @Test
    void a_callback_still_owed_is_delivered_after_the_restart() throws IOException {
        try (var server = new MerchantServer()) {
            server.answers(() -> 500);
            var before = Merchants.provider(sandbox);
            var order = before.nativeOrder("OWED-0001", 100).put("notify_url", server.url());
            before.pay(before.place(order), "amei");
            var owed = server.next();
            var copy = copied();
            sandbox.close();
            server.answers(() -> 204);

            try (var again = WeChatSandbox.start(copy, FAST)) {
                var id = server.next().id();
                assertThat(id).isEqualTo(owed.id());
                assertThat(again.baseUrl()).isNotNull();
            }
        }
    }

    @Test
    void a_forgotten_past_stays_forgotten() throws IOException {
        var before = Merchants.provider(sandbox);
        before.place(before.nativeOrder("GONE-0001", 100));
        before.control("POST", "/sandbox/reset", "");
        before.place(before.nativeOrder("NEW-0001", 100));

        try (var again = WeChatSandbox.start(copied(), FAST)) {
            var after = Merchants.provider(again);
            assertThat(after.query("GONE-0001").status()).isEqualTo(404);
            assertThat(after.stateOf("NEW-0001")).isEqualTo("NOTPAY");
        }
    }

    @Test
    void the_credentials_are_for_the_owner_alone() throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(sandbox.credentialsFile())) {
            properties.load(reader);
        }

        assertThat(properties).containsAllEntriesOf(sandbox.credentials());
        assertThat(properties.stringPropertyNames())
                .containsExactlyInAnyOrder(
                        "sp.appid",
                        "sp.mchid",
                        "sp.serial",
                        "sp.private-key",
                        "sp.api-v3-key",
                        "direct.appid",
                        "direct.mchid",
                        "direct.serial",
                        "direct.private-key",
                        "direct.api-v3-key",
                        "wechat.public-key-id",
                        "wechat.public-key",
                        "demo.1.sub-mchid",
                        "demo.1.appid",
                        "demo.1.secret",
                        "demo.2.sub-mchid",
                        "demo.2.appid",
                        "demo.2.secret");
        for (var file : new String[] {"credentials.properties", "state.jsonl"}) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(data.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    private Path copied() throws IOException {
        var copy = Files.createDirectories(folder.resolve("killed"));
        Files.copy(data.resolve("state.jsonl"), copy.resolve("state.jsonl"));
        return copy;
    }
}
