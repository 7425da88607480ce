package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator has given up is not begun again by those who look every few seconds. */
class GivenUpIT extends FleetScene {
    private static final SchemaVersion OLD = new SchemaVersion("20261124-0000.1");

    @BeforeEach
    void a_campaign_is_given_up() {
        register(2, OLD);
        var campaign = campaigns().beginByItself("release").orElseThrow();
        campaigns().cancel(campaign.id(), "not today");
    }

    @Test
    void it_stays_so_until_a_person_begins_one() {
        assertThat(campaigns().beginByItself("release")).isEmpty();
        assertThat(campaigns().open()).isEmpty();

        var again = campaigns().begin("somebody").orElseThrow();

        assertThat(campaigns().beginByItself("release")).contains(again);
    }

    @Test
    void or_a_newer_release_comes() {
        var newer = campaigns(Releases.oneColumn());

        assertThat(newer.beginByItself("release")).isPresent();
    }

    @Test
    void an_older_release_that_still_runs_does_not_begin_one_instead() {
        assertThat(campaigns(NOW).beginByItself("release")).isEmpty();

        assertThat(campaigns().latest(9)).hasSize(1);
    }

    @Test
    void what_a_person_begins_to_an_older_release_is_not_replaced() {
        var back = campaigns(NOW).begin("somebody").orElseThrow();

        assertThat(campaigns().beginByItself("release")).isEmpty();

        assertThat(campaigns().open()).contains(back);
    }

    @Test
    void what_was_finished_once_is_not_given_up() {
        var done = campaigns().begin("somebody").orElseThrow();
        platform.sql("DELETE FROM migration_target").update();
        platform.sql("UPDATE tenant SET schema_version = ?").param(NEXT.version().value()).update();
        runner("one").work(done, () -> true);
        register(1, OLD);

        assertThat(campaigns().beginByItself("release")).isPresent();
    }
}
