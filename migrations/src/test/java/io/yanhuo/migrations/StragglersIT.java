package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Restaurants with which something goes on that may never end. */
class StragglersIT extends FleetScene {
    private static final Duration LONG = Stragglers.PATIENCE.plusMinutes(2);
    private static final Duration NOT_LONG = Stragglers.PATIENCE.minusMinutes(1);

    /** Waves of one, one, one and three. */
    private List<SchemaName> all = List.of();

    /** A process that looks on. */
    private final Stragglers process = new Stragglers(platform, clock);

    private Campaign campaign() {
        return campaigns().latest(1).getFirst();
    }

    @Nested
    class If_it_is_the_canary {
        @BeforeEach
        void for_ever() {
            all = restaurants(6);
            goesOn(all.getFirst(), "ABANDONING");
            campaigns().begin("test").orElseThrow();
        }

        @Test
        void another_one_is_and_the_rest_goes_on() {
            assertThat(passedWithin(LONG)).isTrue();
            runByTwo(() -> at(NEXT.version()) < 5);

            assertThat(at(NEXT.version())).isEqualTo(5);
            assertThat(version(all.getFirst())).isEqualTo(NOW.version().value());
            assertThat(waveOf(all.get(1))).isOne();
            assertThat(campaign().state()).isEqualTo(Campaign.State.RUNNING);

            nothing_goes_on();
            runByTwo(() -> campaign().state() == Campaign.State.RUNNING);
            assertThat(at(NEXT.version())).isEqualTo(6);
        }

        @Test
        void it_is_waited_for_a_few_minutes() {
            assertThat(passedWithin(NOT_LONG)).isFalse();

            assertThat(waveOf(all.getFirst())).isOne();
        }

        @Test
        void it_is_waited_for_as_long_if_it_began_late() {
            nothing_goes_on();
            assertThat(passedWithin(LONG)).isFalse();
            goesOn(all.getFirst(), "PENDING");

            assertThat(passedWithin(NOT_LONG)).isFalse();
        }

        @Test
        void the_time_does_not_count_in_which_the_campaign_was_held() {
            var hand = dispatch("hand");
            assertWaits(hand);
            campaigns().pause(campaign().id());
            assertThat(hand.next(campaign().id())).isInstanceOf(Dispatch.Answer.Leave.class);
            clock.advance(NOT_LONG);
            campaigns().resume(campaign().id());

            assertWaits(hand);
            clock.advance(NOT_LONG);
            assertWaits(hand);
        }

        @Test
        void nor_that_in_which_nobody_looked() {
            var hand = dispatch("hand");
            assertWaits(hand);
            clock.advance(LONG);

            assertWaits(hand);
        }

        @Test
        void everybody_waits_if_something_goes_on_with_all() {
            all.subList(1, 6).forEach(schema -> goesOn(schema, "PENDING"));

            assertThat(passedWithin(LONG)).isFalse();

            assertThat(all).extracting(StragglersIT.this::waveOf).containsExactly(1, 2, 3, 4, 4, 4);
        }
    }

    /** As in a night in which backups are queued. */
    @Test
    void a_later_wave_is_waited_for_as_long_as_the_first() {
        all = restaurants(6);
        goesOn(all.get(1), "PENDING");
        campaigns().begin("test").orElseThrow();
        clock.advance(LONG);
        runByTwo(() -> at(NEXT.version()) < 1);

        assertWaits(dispatch("hand"));
        assertThat(passedWithin(NOT_LONG)).isFalse();
        assertThat(waveOf(all.get(1))).isEqualTo(2);

        assertThat(passedWithin(LONG)).isTrue();
        assertThat(waveOf(all.get(1))).isEqualTo(4);
    }

    @Test
    void one_that_crosses_to_another_place_just_now_is_waited_for() {
        all = restaurants(3);
        campaigns().begin("test").orElseThrow();
        clock.advance(LONG);
        place(all.getFirst(), "FENCED");

        assertWaits(dispatch("hand"));

        place(all.getFirst(), "RW");
        assertThat(take(dispatch("other"), campaign()).tenant()).isEqualTo(tenant(all.getFirst()));
    }

    @Test
    void nobody_comes_after_the_second_canary_if_that_fails() {
        settings =
                new CampaignSettings(
                        List.of(),
                        List.of(),
                        settings.rule(),
                        2,
                        settings.lockWait(),
                        settings.lease(),
                        1,
                        settings.pause());
        all = restaurants(4);
        goesOn(all.getFirst(), "ABANDONING");
        poison(all.get(1));
        campaigns().begin("test").orElseThrow();
        assertThat(passedWithin(LONG)).isTrue();

        runByTwo(() -> campaign().state() == Campaign.State.RUNNING);

        assertThat(campaign().note()).isEqualTo("1 of 1 failed");
        assertThat(at(NEXT.version())).isZero();
    }

    @Test
    void one_whose_hand_has_died_is_put_off_as_well() {
        all = restaurants(3);
        ddl.dieAt("ALTER TABLE");
        runUntilDead();
        ddl.dieAt("");
        goesOn(all.getFirst(), "STOPPING");
        assertThat(passedWithin(LONG)).isTrue();

        runByTwo(() -> at(NEXT.version()) < 2);
        assertThat(at(NEXT.version())).isEqualTo(2);

        nothing_goes_on();
        runByTwo(() -> campaign().state() == Campaign.State.RUNNING);
        assertThat(at(NEXT.version())).isEqualTo(3);
    }

    @Test
    void one_that_is_moved_for_ever_is_put_off_as_well() {
        all = restaurants(3);
        place(all.getFirst(), "FENCED");
        campaigns().begin("test").orElseThrow();
        assertThat(passedWithin(LONG)).isTrue();

        runByTwo(() -> at(NEXT.version()) < 2);

        assertThat(at(NEXT.version())).isEqualTo(2);
    }

    @Test
    void nobody_is_put_off_while_another_of_the_wave_is_at_work() {
        all = restaurants(4);
        settings = settings.with(all.subList(0, 2).stream().map(SchemaName::value).toList());
        campaigns().begin("test").orElseThrow();
        goesOn(all.getFirst(), "PENDING");
        var hand = dispatch("hand");
        assertThat(take(hand, campaign()).tenant()).isEqualTo(tenant(all.get(1)));

        assertThat(passedWithin(LONG)).isFalse();

        assertThat(waveOf(all.getFirst())).isOne();
    }

    @Test
    void who_is_born_meanwhile_by_an_older_release_does_not_wait_for_the_last_one() {
        all = restaurants(1);
        goesOn(all.getFirst(), "PENDING");
        campaigns().begin("test").orElseThrow();
        restaurants(1);
        assertThat(passedWithin(LONG)).isTrue();

        runByTwo(() -> at(NEXT.version()) < 1);

        assertThat(at(NEXT.version())).isOne();
    }

    @Test
    void the_status_names_each_and_what_it_waits_for() {
        all = restaurants(2);
        goesOn(all.getFirst(), "PENDING");
        campaigns().begin("test").orElseThrow();

        assertThat(status())
                .contains(
                        "restaurant " + tenant(all.getFirst()),
                        all.getFirst().value(),
                        "waits for operation FUTURE " + all.getFirst());
        nothing_goes_on();
        assertThat(status()).doesNotContain("waits for");
    }

    /** Whether the process lets it go on, while it looks each minute and nobody takes anything. */
    private boolean passedWithin(Duration time) {
        for (long left = time.toMinutes(); ; left--) {
            if (process.passedBy(campaign())) return true;
            if (left == 0) return false;
            clock.advance(Duration.ofMinutes(1));
        }
    }

    private void assertWaits(Dispatch hand) {
        assertThat(hand.next(campaign().id())).isInstanceOf(Dispatch.Answer.Wait.class);
    }

    private void place(SchemaName schema, String mode) {
        platform.sql("UPDATE tenant_placement SET mode = ? WHERE schema_name = ?")
                .params(mode, schema.value())
                .update();
    }

    private String status() {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        new CampaignReport(campaigns(), out).status(Optional.of(campaign()));
        return said.toString(StandardCharsets.UTF_8);
    }

    /** By two processes; not for longer than anything here takes. */
    private void runByTwo(BooleanSupplier wanted) {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        BooleanSupplier soon = () -> wanted.getAsBoolean() && System.nanoTime() < end;
        try (var processes = Executors.newFixedThreadPool(2)) {
            for (var name : List.of("one", "two")) {
                processes.execute(() -> runner(name).work(campaign(), soon));
            }
        }
    }

    private void goesOn(SchemaName schema, String state) {
        platform.sql(
                        "INSERT INTO operation (operation_id, tenant_id, kind, subject, state,"
                                + " input, created_at) VALUES (?, ?, 'FUTURE', ?, ?, '{}', ?)")
                .params(schema.value(), tenant(schema), schema.value(), state)
                .param(CampaignRows.utc(clock.instant()))
                .update();
    }

    @AfterEach
    void nothing_goes_on() {
        platform.sql("DELETE FROM operation WHERE kind = 'FUTURE'").update();
    }

    private int waveOf(SchemaName schema) {
        return platform.sql("SELECT wave FROM migration_target WHERE tenant_id = ?")
                .param(tenant(schema))
                .query(Integer.class)
                .single();
    }
}
