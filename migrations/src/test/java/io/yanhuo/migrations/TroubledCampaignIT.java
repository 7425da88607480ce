package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Restaurants that cannot be changed, and hands that die. */
class TroubledCampaignIT extends FleetScene {
    @Test
    @Timeout(120)
    @DisplayName(
            "T-38 of twelve restaurants one is poisoned, one locked, and a hand dies: ten are done, two"
                    + " wait for a person, and a second run finishes after the repair")
    void one_poisoned_one_locked_and_a_dead_hand() throws SQLException {
        var all = restaurants(12);
        var poisoned = all.get(10);
        var locked = all.get(11);
        poison(poisoned);
        try (var open = holdOpen(locked)) {
            var campaign = campaigns().begin("test").orElseThrow();
            ddl.dieAt("CREATE TABLE dish_tag");
            runner("dead").work(campaign, () -> true);
            ddl.dieAt("");
            assertThat(at(NEXT.version())).isZero();
            clock.advance(Duration.ofSeconds(3));

            runner("alive").work(campaign, () -> true);
            open.rollback();
        }

        assertThat(at(NEXT.version())).isEqualTo(10);
        assertThat(List.of(version(poisoned), version(locked))).containsOnly(NOW.version().value());
        assertThat(campaigns().quarantined())
                .extracting(Quarantine::error)
                .anyMatch(error -> error.contains("already exists"))
                .anyMatch(error -> error.contains("Lock wait timeout"))
                .hasSize(2);
        var before = ddl.opened();
        run(NEXT);
        assertThat(ddl.opened()).as("what waits for a person is not tried").isEqualTo(before);

        heal(poisoned);
        for (var each : List.of(poisoned, locked))
            campaigns().resolve(tenant(each), "me", "mended");
        run(NEXT);

        assertThat(at(NEXT.version())).isEqualTo(12);
        assertThat(campaigns().quarantined()).isEmpty();
        var after = ddl.opened();
        run(NEXT);
        assertThat(ddl.opened()).isEqualTo(after);
    }

    @Nested
    class A_hand_that_died {
        @Test
        void after_a_statement_and_before_its_record_is_followed_by_one_that_goes_on() {
            var schema = restaurants(1).getFirst();
            die("INSERT INTO DATABASECHANGELOG");

            clock.advance(Duration.ofSeconds(3));
            run(NEXT);

            assertThat(version(schema)).isEqualTo(NEXT.version().value());
        }

        @Test
        void is_left_alone_as_long_as_its_lease_runs() {
            settings = settings(settings.rule(), Duration.ofMinutes(1));
            var schema = restaurants(1).getFirst();
            die("ALTER TABLE");

            var end = System.nanoTime() + Duration.ofMillis(400).toNanos();
            runner("other").work(campaigns().open().orElseThrow(), () -> System.nanoTime() < end);

            assertThat(version(schema)).isEqualTo(NOW.version().value());
            assertThat(statusOf(schema)).isEqualTo("RUNNING");
            clock.advance(Duration.ofSeconds(61));
            run(NEXT);
            assertThat(version(schema)).isEqualTo(NEXT.version().value());
        }

        @Test
        void records_nothing_once_it_was_taken_over() {
            var schema = restaurants(1).getFirst();
            var campaign = campaigns().begin("test").orElseThrow();
            var slow = dispatch("slow");
            var target = take(slow, campaign);
            clock.advance(Duration.ofSeconds(3));
            var quick = dispatch("quick");
            var again = take(quick, campaign);

            assertThat(lost(() -> slow.done(target, "digest"))).isTrue();
            assertThat(lost(() -> slow.failed(target, "error", Traces.Kind.NONE))).isTrue();
            assertThat(lost(() -> slow.renew(target))).isTrue();
            assertThat(version(schema)).isEqualTo(NOW.version().value());
            quick.done(again, "digest");
            assertThat(version(schema)).isEqualTo(NEXT.version().value());
        }

        @Test
        void in_a_campaign_that_was_replaced_records_nothing_either() {
            var schema = restaurants(1).getFirst();
            var older = campaigns().begin("test").orElseThrow();
            var slow = dispatch("slow");
            var target = take(slow, older);
            clock.advance(Duration.ofSeconds(3));
            var newer = campaigns(Releases.oneColumn()).begin("test").orElseThrow();
            var quick = dispatch("quick");
            var again = take(quick, newer);

            assertThat(lost(() -> slow.renew(target))).isTrue();
            assertThat(lost(() -> slow.done(target, "digest"))).isTrue();
            assertThat(version(schema)).isEqualTo(NOW.version().value());
            quick.done(again, "digest");
            assertThat(version(schema)).isEqualTo(newer.to().value());
        }

        private boolean lost(Runnable write) {
            try {
                write.run();
                return false;
            } catch (Target.Lost _) {
                return true;
            }
        }

        private void die(String statement) {
            ddl.dieAt(statement);
            runUntilDead();
            ddl.dieAt("");
        }
    }

    @Test
    void a_structure_that_is_not_the_releases_is_quarantined_whatever_the_log_says() {
        var schema = restaurants(1).getFirst();
        server.sql("ALTER TABLE " + schema + ".orders ADD COLUMN by_hand INT NULL").update();

        run(NEXT);

        assertThat(version(schema)).isEqualTo(NOW.version().value());
        assertThat(campaigns().quarantined())
                .singleElement()
                .satisfies(q -> assertThat(q.error()).contains("not expected", "by_hand"));
    }

    @Test
    void a_campaign_that_is_paused_begins_nothing_until_it_is_resumed() {
        restaurants(4);
        var campaign = campaigns().begin("test").orElseThrow();
        campaigns().pause(campaign.id());

        runner("one").work(campaign, () -> true);
        assertThat(at(NEXT.version())).isZero();

        campaigns().resume(campaign.id());
        runner("one").work(campaign, () -> true);
        assertThat(at(NEXT.version())).isEqualTo(4);
    }
}
