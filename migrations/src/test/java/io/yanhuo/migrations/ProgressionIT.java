package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * How fast a campaign of twelve restaurants is, how long it still takes, and how long one would.
 */
class ProgressionIT extends FleetScene {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @BeforeEach
    void twelve_restaurants() {
        register(12, NOW.version());
    }

    @Nested
    class Ten_minutes_after_it_began {
        private long campaign;

        @BeforeEach
        void it_has_begun() {
            campaign = begun(NOON.minus(Duration.ofMinutes(10)));
        }

        @Test
        void nobody_knows_anything_while_nothing_is_done() {
            var progress = progress();

            assertThat(progress.total().pending()).isEqualTo(12);
            assertThat(progress.perMinute()).isZero();
            assertThat(progress.left()).isNull();
            assertThat(progress.percent()).isZero();
        }

        @Test
        void it_goes_on_as_fast_as_in_the_last_minute() {
            finish(campaign, 2, "DONE", NOON.minus(Duration.ofMinutes(5)));
            finish(campaign, 1, "DONE", NOON.minus(Duration.ofMinutes(1)));
            finish(campaign, 4, "DONE", NOON.minusSeconds(59));
            take(campaign);

            var progress = progress();

            assertThat(progress.total().done()).isEqualTo(7);
            assertThat(progress.perMinute()).isEqualTo(4);
            assertThat(progress.unfinished()).isEqualTo(5);
            assertThat(progress.left()).isEqualTo(Duration.ofSeconds(75));
            assertThat(progress.percent()).isEqualTo(58);
        }

        @Test
        void whoever_waits_for_a_person_or_is_skipped_is_waited_for_no_longer() {
            finish(campaign, 1, "QUARANTINED", NOON.minusSeconds(30));
            finish(campaign, 1, "SKIPPED", NOON.minusSeconds(30));
            finish(campaign, 1, "DONE", NOON);

            var progress = progress();

            assertThat(progress.perMinute()).isEqualTo(3);
            assertThat(progress.left()).isEqualTo(Duration.ofMinutes(3));
            assertThat(progress.percent()).isEqualTo(25);
        }

        @Test
        void nobody_knows_when_it_goes_on_that_has_stood_still_for_a_minute() {
            finish(campaign, 11, "DONE", NOON.minus(Duration.ofMinutes(2)));

            assertThat(progress().perMinute()).isZero();
            assertThat(progress().left()).isNull();
            assertThat(progress().percent()).isEqualTo(91);
        }

        @Test
        void nothing_is_left_when_all_are_done() {
            finish(campaign, 12, "DONE", NOON.minusSeconds(3));

            assertThat(progress().perMinute()).isEqualTo(12);
            assertThat(progress().left()).isNull();
            assertThat(progress().percent()).isEqualTo(100);
        }
    }

    @Test
    void one_younger_than_a_minute_goes_on_as_fast_as_since_it_began() {
        long campaign = begun(NOON.minusSeconds(20));
        finish(campaign, 4, "DONE", NOON.minusSeconds(1));

        assertThat(progress().perMinute()).isEqualTo(4);
        assertThat(progress().left()).isEqualTo(Duration.ofSeconds(40));
    }

    @Nested
    class What_one_would_take {
        @Test
        void is_guessed_before_any_was_measured() {
            assertThat(at(NOON).plan().estimate()).isEqualTo(Duration.ofMillis(6 * 60));
        }

        @Test
        void follows_from_what_the_last_restaurants_took_and_how_many_go_at_once() {
            measured(7_000, 9_000);

            assertThat(at(NOON).plan().estimate()).isEqualTo(Duration.ofSeconds(6 * 8));
            settings = settings.with(5);
            assertThat(at(NOON).plan().estimate()).isEqualTo(Duration.ofSeconds(3 * 8));
        }

        @Test
        void is_nothing_where_nobody_is_behind() {
            platform.sql("UPDATE tenant SET schema_version = ?")
                    .param(NEXT.version().value())
                    .update();

            assertThat(at(NOON).plan().estimate()).isZero();
        }
    }

    private Campaigns at(Instant now) {
        return new Campaigns(platformSource, NEXT, settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    private long begun(Instant when) {
        return at(when).begin("test").orElseThrow().id();
    }

    private CampaignProgress progress() {
        var noon = at(NOON);
        return noon.progress(noon.open().orElseThrow());
    }

    private void finish(long campaign, int number, String status, Instant when) {
        platform.sql(
                        "UPDATE migration_target SET status = ?, finished_at = ?"
                                + " WHERE campaign_id = ? AND status = 'PENDING'"
                                + " ORDER BY tenant_id LIMIT "
                                + number)
                .params(status, CampaignRows.utc(when), campaign)
                .update();
    }

    private void take(long campaign) {
        platform.sql(
                        "UPDATE migration_target SET status = 'RUNNING', started_at = ?"
                                + " WHERE campaign_id = ? AND status = 'PENDING'"
                                + " ORDER BY tenant_id LIMIT 1")
                .params(CampaignRows.utc(NOON), campaign)
                .update();
    }
}
