package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Restaurants with which something else goes on while the fleet is changed. */
class BusyRestaurantsIT extends FleetScene {
    @Test
    void a_restaurant_that_is_being_moved_is_left_alone_until_it_has_arrived() {
        var schema = restaurants(2).getFirst();
        place(schema, "FENCED");
        var campaign = campaigns().begin("test").orElseThrow();
        var end = System.nanoTime() + Duration.ofMillis(1500).toNanos();
        runner("one").work(campaign, () -> System.nanoTime() < end);
        assertThat(statusOf(schema)).isEqualTo("PENDING");

        place(schema, "RW");
        runner("one").work(campaign, () -> true);

        assertThat(at(NEXT.version())).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "RUNNING", "STOPPING", "ABANDONING"})
    void a_restaurant_on_which_long_work_goes_on_is_left_alone(String state) {
        var schema = restaurants(2).getFirst();
        work(schema, state);
        var campaign = campaigns().begin("test").orElseThrow();
        var end = System.nanoTime() + Duration.ofMillis(1500).toNanos();
        runner("one").work(campaign, () -> System.nanoTime() < end);
        assertThat(statusOf(schema)).isEqualTo("PENDING");

        nobody_works();
        runner("one").work(campaign, () -> true);

        assertThat(at(NEXT.version())).isEqualTo(2);
    }

    /** Whoever waits for the schema's lock to copy it sees what is done to it until then. */
    @Test
    void work_that_begins_while_a_hand_waits_for_the_schema_comes_first() throws Exception {
        settings =
                new CampaignSettings(
                        List.of(),
                        List.of(),
                        settings.rule(),
                        1,
                        Duration.ofSeconds(20),
                        Duration.ofMinutes(1),
                        3,
                        Duration.ofMillis(10));
        var schema = restaurants(1).getFirst();
        var campaign = campaigns().begin("test").orElseThrow();
        try (var hand = Executors.newSingleThreadExecutor();
                var copier = ddl.uncounted();
                var lock = ServerLock.of(copier, schema)) {
            lock.await();
            hand.execute(() -> runner("one").work(campaign, () -> statusOf(schema) != "DONE"));
            await().until(() -> statusOf(schema).equals("RUNNING"));
            work(schema, "RUNNING");
            lock.close();
            await().until(() -> statusOf(schema).equals("PENDING"));
            assertThat(version(schema)).isEqualTo(NOW.version().value());

            nobody_works();
            await().until(() -> statusOf(schema).equals("DONE"));
        }
        assertThat(version(schema)).isEqualTo(NEXT.version().value());
    }

    private void work(SchemaName schema, String state) {
        platform.sql(
                        "INSERT INTO operation (operation_id, tenant_id, kind, subject, state,"
                                + " input, created_at) VALUES (?, ?, 'MOVE', ?, ?, '{}', NOW())")
                .params(schema.value(), tenant(schema), schema.value(), state)
                .update();
    }

    @AfterEach
    void nobody_works() {
        platform.sql("DELETE FROM operation WHERE subject LIKE 'tfleet%'").update();
    }

    private void place(SchemaName schema, String mode) {
        platform.sql("UPDATE tenant_placement SET mode = ? WHERE schema_name = ?")
                .params(mode, schema.value())
                .update();
    }
}
