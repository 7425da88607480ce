package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Hands that never come back, or come back to a restaurant that is not there any more. */
class LostHandsIT extends FleetScene {
    @Nested
    class A_restaurant_that_is_archived {
        @Test
        void after_its_hand_has_died_does_not_hold_the_campaign_up() {
            var schema = restaurants(1).getFirst();
            ddl.dieAt("ALTER TABLE");
            runUntilDead();
            ddl.dieAt("");
            var campaign = campaigns().open().orElseThrow();
            platform.sql("UPDATE tenant SET state = 'ARCHIVED'").update();
            platform.sql("UPDATE tenant_placement SET mode = 'DROPPED'").update();

            clock.advance(Duration.ofSeconds(3));
            runner("one").work(campaign, aWhile());

            assertThat(statusOf(schema)).isEqualTo("SKIPPED");
            assertThat(campaigns().find(campaign.id()).orElseThrow().state())
                    .isEqualTo(Campaign.State.DONE);
        }
    }

    @Nested
    class A_restaurant_that_goes_elsewhere {
        @ParameterizedTest
        @CsvSource({"cluster_id, east", "schema_name, tmoved0000001"})
        void while_a_hand_changes_it_is_not_said_to_be_changed_there(String what, String where) {
            var schema = restaurants(1).getFirst();
            var campaign = campaigns().begin("test").orElseThrow();
            var hand = dispatch("hand");
            var target = take(hand, campaign);
            assertThat(hand.quiet(target)).isTrue();
            platform.sql("UPDATE tenant_placement SET " + what + " = ?").param(where).update();

            assertThat(hand.quiet(target)).isFalse();
            hand.done(target, "digest");

            assertThat(version(schema)).isEqualTo(NOW.version().value());
            var again = take(hand, campaign);
            assertThat(again.cluster() + again.schema()).contains(where);
            assertThat(again.attempt()).as("it was not its fault").isOne();
        }
    }

    @Nested
    class A_server {
        @Test
        void that_nobody_here_knows_stops_the_campaign_until_somebody_names_it() {
            var schema = restaurants(1).getFirst();
            var campaign = campaigns().begin("test").orElseThrow();

            unlucky(failing(0)).work(campaign, aWhile());

            var stopped = campaigns().find(campaign.id()).orElseThrow();
            assertThat(stopped.state()).isEqualTo(Campaign.State.STOPPED);
            assertThat(stopped.note()).isEqualTo("server default: YANHUO_DATABASE_CLUSTERS_B?");
            assertThat(attempts(schema)).isZero();

            campaigns().resume(campaign.id());
            runner("one").work(campaign, () -> true);
            assertThat(version(schema)).isEqualTo(NEXT.version().value());
        }

        @Test
        void that_fails_as_nobody_foresaw_puts_the_restaurant_in_quarantine() {
            restaurants(1);
            var campaign = campaigns().begin("test").orElseThrow();

            unlucky(failing(1)).work(campaign, aWhile());

            assertThat(campaigns().quarantined())
                    .singleElement()
                    .satisfies(q -> assertThat(q.error()).contains("YANHUO_DATABASE_CLUSTERS_B?"));
        }

        @Test
        void that_does_not_answer_for_a_moment_while_it_is_prepared_is_asked_again() {
            var schema = restaurants(1).getFirst();
            var campaign = campaigns().begin("test").orElseThrow();
            var away = new Away(ddl, 0, 3);

            unlucky(_ -> away).work(campaign, aWhile());

            assertThat(campaigns().find(campaign.id()).orElseThrow().state())
                    .isEqualTo(Campaign.State.DONE);
            assertThat(version(schema)).isEqualTo(NEXT.version().value());
            assertThat(attempts(schema)).as("the others were not its fault").isOne();
        }

        @Test
        void that_does_not_answer_for_long_is_asked_now_and_then() {
            settings = inOneWave(restaurants(20), 2, Duration.ofMillis(600));
            var campaign = campaigns().begin("test").orElseThrow();
            var away = new Away(ddl, 0, Integer.MAX_VALUE);
            var end = System.nanoTime() + Duration.ofSeconds(2).toNanos();

            unlucky(_ -> away).work(campaign, () -> System.nanoTime() < end);

            assertThat(away.asked()).as("by one of two hands at a time").isBetween(2, 10);
            var now = campaigns().find(campaign.id()).orElseThrow();
            assertThat(now.state()).isEqualTo(Campaign.State.RUNNING);
            assertThat(campaigns().quarantined()).isEmpty();
            assertThat(campaigns().stragglers(now))
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each.why()).contains("template on default"));
        }

        @Test
        void that_falls_after_it_was_prepared_is_asked_again() throws SQLException {
            var schema = restaurants(1).getFirst();
            var campaign = campaigns().begin("test").orElseThrow();
            var counted = new Away(ddl, 0, 0);
            SchemaUpgrade.prepare(counted, NEXT);
            var away = new Away(ddl, counted.asked(), settings.attempts() + 1);

            unlucky(_ -> away).work(campaign, aWhile());

            assertThat(campaigns().quarantined()).isEmpty();
            assertThat(version(schema)).isEqualTo(NEXT.version().value());
            assertThat(attempts(schema)).as("the others were not its fault").isOne();
        }

        @Test
        void of_the_platform_that_is_away_while_a_result_is_written_costs_no_hand()
                throws SQLException {
            var schema = restaurants(1).getFirst();
            settings = inOneWave(List.of(schema), 1, settings.pause());
            var campaign = campaigns().begin("test").orElseThrow();
            var counted = new Away(ddl, 0, 0);
            SchemaUpgrade.prepare(counted, NEXT);
            var platformAway = new Falling(platformSource);
            var atWork =
                    new Away(ddl, counted.asked(), 0) {
                        @Override
                        void onceAsked() {
                            platformAway.falls(5);
                        }
                    };

            new CampaignRunner(platformAway, _ -> atWork, NEXT, settings, clock, "one")
                    .work(campaign, aWhile());

            assertThat(platformAway.refused()).isEqualTo(5);
            assertThat(version(schema)).isEqualTo(NEXT.version().value());
        }

        @Test
        void of_the_platform_that_is_away_for_a_moment_ends_no_hands_work() {
            var schema = restaurants(1).getFirst();
            var campaign = campaigns().begin("test").orElseThrow();
            var away = new Away(platformSource, 1, 3);

            new CampaignRunner(away, _ -> ddl, NEXT, settings, clock, "one")
                    .work(campaign, aWhile());

            assertThat(version(schema)).isEqualTo(NEXT.version().value());
        }

        private CampaignSettings inOneWave(List<SchemaName> all, int hands, Duration pause) {
            return new CampaignSettings(
                    all.stream().map(SchemaName::value).toList(),
                    List.of(),
                    settings.rule(),
                    hands,
                    settings.lockWait(),
                    settings.lease(),
                    3,
                    pause);
        }

        /** After so many times. */
        private DatabaseServers failing(int after) {
            var asked = new AtomicInteger();
            return _ -> {
                if (asked.getAndIncrement() < after) return ddl;
                throw new IllegalArgumentException("YANHUO_DATABASE_CLUSTERS_B?");
            };
        }

        private CampaignRunner unlucky(DatabaseServers servers) {
            return new CampaignRunner(platformSource, servers, NEXT, settings, clock, "one");
        }
    }

    /** Refuses connections once it falls. */
    private static final class Falling extends DelegatingDataSource {
        private final AtomicInteger left = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();

        Falling(DataSource target) {
            super(target);
        }

        void falls(int times) {
            left.set(times);
        }

        int refused() {
            return refused.get();
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (left.getAndUpdate(times -> Math.max(0, times - 1)) == 0) {
                return super.getConnection();
            }
            refused.incrementAndGet();
            throw new SQLNonTransientConnectionException("Connection refused");
        }
    }

    /** Refuses so many connections, after the first ones. */
    private static class Away extends DelegatingDataSource {
        private final int first;
        private final int times;
        private final AtomicInteger asked = new AtomicInteger();

        Away(DataSource target, int first, int times) {
            super(target);
            this.first = first;
            this.times = times;
        }

        int asked() {
            return asked.get();
        }

        void onceAsked() {}

        @Override
        public Connection getConnection() throws SQLException {
            int earlier = asked.getAndIncrement() - first;
            if (earlier == 0) onceAsked();
            if (earlier < 0 || earlier >= times) return super.getConnection();
            throw new SQLNonTransientConnectionException("Connection refused");
        }
    }

    @Test
    void whoever_ends_each_process_that_works_on_it_waits_for_a_person() {
        settings = settings(new Campaign.StopRule(1, 10_000));
        register(2, NOW.version());
        var campaign = campaigns().begin("test").orElseThrow();
        var hand = dispatch("hand");
        for (int i = 0; i < settings.attempts(); i++) {
            take(hand, campaign);
            clock.advance(Duration.ofSeconds(3));
        }

        assertThat(hand.next(campaign.id())).isInstanceOf(Dispatch.Answer.Leave.class);

        assertThat(campaigns().quarantined())
                .singleElement()
                .satisfies(q -> assertThat(q.error()).contains("begun 3 times", "cut off"));
        assertThat(campaigns().find(campaign.id()).orElseThrow().note()).isEqualTo("1 failed");
    }

    /** Longer than anything here takes that comes to an end. */
    private static BooleanSupplier aWhile() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        return () -> System.nanoTime() < end;
    }
}
