package io.yanhuo.killed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yanhuo.database.DatabaseServer;
import dev.yanhuo.database.Options;
import dev.yanhuo.database.TestDatabase;
import dev.yanhuo.database.TestPorts;
import io.yanhuo.TestTenants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole processes are killed while restaurants are being set up, or the database is. Three at once,
 * so that each death meets them at three different points.
 */
@Tag("alone")
class KilledIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> MET = List.of("13911170001", "13911170002", "13911170003");
    private static final String UNDISTURBED = "13911170004";
    private static final List<String> ALL =
            Stream.concat(MET.stream(), Stream.of(UNDISTURBED)).toList();

    private final Random chance = new Random();
    private final Telecom telecom = new Telecom();
    private final List<String> story = new ArrayList<>();
    private DatabaseServer database;
    private Leftovers left;

    @TempDir private Path folder;

    @BeforeEach
    void start() {
        database =
                DatabaseServer.start(
                        new Options(folder.resolve("database"), TestPorts.next(), true, "192M"));
        TestDatabase.ACCOUNTS.prepare(database);
        left = new Leftovers(database);
    }

    @AfterEach
    void stop() {
        telecom.close();
        database.kill();
        story.forEach(System.out::println);
    }

    @Test
    @Timeout(600)
    @DisplayName("T-33 a process killed amid provisioning: each opens exactly once")
    void restaurants_open_exactly_once_however_often_the_process_is_killed() {
        dieWhileTheTemplateGrows();
        dieSoonAfterBeginning("MENU", 150);
        dieSoonAfterBeginning("TRIAL", 100);
        dieWithAMessageJustSent();
        try (var last = node(ALL)) {
            patiently(last, () -> left.done(4));
            story.add("opened: " + left.tenants());
        }
        assertAllOpenedOnce();
    }

    @Test
    @DisplayName("T-36 a database server killed amid provisioning: each opens exactly once")
    void restaurants_open_exactly_once_however_often_the_database_is_killed() {
        try (var node = node(ALL)) {
            int rows = 1 + chance.nextInt(30);
            patiently(node, () -> left.changesetsOfTheTemplate() >= rows);
            pullThePlugOfTheDatabase("with %d changesets of the template".formatted(rows));
            for (var step : List.of("MENU", "TRIAL")) {
                patiently(node, () -> left.begun(step));
                pullThePlugOfTheDatabase("after " + step + " had begun");
            }
            patiently(node, () -> left.done(4));
            story.add("opened: " + left.tenants());
        }
        assertAllOpenedOnce();
    }

    private void pullThePlugOfTheDatabase(String when) {
        int port = database.port();
        database.kill();
        database =
                DatabaseServer.start(new Options(folder.resolve("database"), port, true, "192M"));
        story.add("database killed %s: %s".formatted(when, left.progress()));
    }

    private void assertAllOpenedOnce() {
        assertThat(left.tenants())
                .containsExactlyElementsOf(
                        ALL.stream().map(p -> "phoenix-" + p + " ACTIVE").toList());
        assertThat(left.hosts()).isEqualTo(left.tenants());
        assertThat(telecom.messages())
                .extracting(Telecom.Message::phone)
                .containsExactlyInAnyOrderElementsOf(ALL);
        assertNothingBelongsToNobody();
        assertAllHaveTheSame();
    }

    private void assertNothingBelongsToNobody() {
        assertThat(left.schemas()).isEqualTo(left.placements()).hasSize(4);
        assertThat(left.accounts()).isEqualTo(left.placements());
    }

    /** As the one that nothing disturbed; nothing is missing, nothing is there twice. */
    private void assertAllHaveTheSame() {
        var undisturbed = left.rows(left.schemaOf("phoenix-" + UNDISTURBED));
        assertThat(undisturbed.get("dish")).isPositive();
        for (var phone : MET) {
            assertThat(left.rows(left.schemaOf("phoenix-" + phone))).isEqualTo(undisturbed);
        }
    }

    private void dieSoonAfterBeginning(String step, int millis) {
        try (var node = node(MET)) {
            patiently(node, () -> left.begun(step));
            sleep(chance.nextInt(millis));
            die(node, "during " + step);
        }
    }

    private void dieWhileTheTemplateGrows() {
        int rows = 1 + chance.nextInt(30);
        try (var node = node(MET)) {
            patiently(node, () -> left.changesetsOfTheTemplate() >= rows);
            die(node, "with %d changesets of the template".formatted(rows));
        }
    }

    private void dieWithAMessageJustSent() {
        // Faster than its death, the one before has sent them all.
        if (telecom.messages().size() == MET.size()) return;
        var dead = new CountDownLatch(1);
        try (var node = node(MET)) {
            telecom.beforeTheNextAnswer(() -> {
                die(node, "with a message just sent");
                dead.countDown();
            });
            patiently(node, () -> dead.getCount() == 0);
        }
    }

    /** Looks closely, since the steps are short; says what stands in the way, if it takes long. */
    private void patiently(Node node, Callable<Boolean> condition) {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(left.progress() + "\n" + node.log(), e);
        }
    }

    private void die(Node node, String when) {
        var cpu = node.cpu();
        node.kill();
        story.add(
                "killed %s, after %d CPU-ms: %s".formatted(when, cpu.toMillis(), left.progress()));
    }

    private Node node(List<String> joining) {
        return Node.start(Joining.class, folder.resolve("node.log"), settings(joining));
    }

    private Map<String, String> settings(List<String> joining) {
        return Map.ofEntries(
                Map.entry("joining", String.join(",", joining)),
                Map.entry("server.port", "0"),
                Map.entry("yanhuo.data", folder.resolve("files").toString()),
                // Short, so that the next one need not wait long for what a dead one holds.
                Map.entry("yanhuo.operations.lease", "2s"),
                Map.entry("yanhuo.operations.every", "100ms"),
                Map.entry("yanhuo.warm-pool.size", "2"),
                Map.entry("yanhuo.database.address", database.address()),
                Map.entry("yanhuo.database.platform-password", TestDatabase.ACCOUNTS.platform()),
                Map.entry("yanhuo.database.router-password", TestDatabase.ACCOUNTS.router()),
                Map.entry("yanhuo.database.ddl-password", TestDatabase.ACCOUNTS.ddl()),
                Map.entry("yanhuo.database.master-key", TestTenants.MASTER_KEY),
                Map.entry("yanhuo.database.tls", "DISABLED"),
                Map.entry("yanhuo.sms.endpoint", telecom.address()),
                Map.entry("yanhuo.sms.key-id", "key"),
                Map.entry("yanhuo.sms.key-secret", "secret"),
                Map.entry("yanhuo.sms.sign-name", "烟火"),
                Map.entry("yanhuo.sms.code-template", "SMS_1"),
                Map.entry("yanhuo.sms.notice-template", "SMS_2"));
    }

    private static void sleep(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
