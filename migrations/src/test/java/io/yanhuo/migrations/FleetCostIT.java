package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a campaign costs beside the naked statement, and when there is nothing to do. */
@Tag("alone")
@Tag("long")
class FleetCostIT extends FleetScene {
    private static final int RESTAURANTS = 150;
    private static final Release RELEASE = Releases.oneColumn();

    @Test
    void an_added_column_costs_little_more_than_the_naked_statement() throws SQLException {
        settings = oneHand();
        var runner = runner(RELEASE, "one");
        warmUp(runner);
        restaurants(RESTAURANTS);
        var others = restaurants(RESTAURANTS);
        platform.sql("UPDATE tenant_placement SET mode = 'DROPPED' WHERE schema_name >= ?")
                .param(others.getFirst().value())
                .update();

        int opened = ddl.opened();
        int sent = ddl.sent();
        double ours = millisEach(() -> work(runner));
        opened = ddl.opened() - opened;
        sent = ddl.sent() - sent;
        double naked = millisEach(() -> alter(others));

        assertThat(at(RELEASE.version())).isEqualTo(RESTAURANTS);
        System.out.printf(
                "one added column: %.1f ms a restaurant, naked ALTER %.1f ms, ratio %.2f;"
                        + " %d connections, %d statements; a server is prepared once in %.0f ms%n",
                ours, naked, ours / naked, opened, sent, millis(this::prepare));
        assertThat(opened).as("connections").isLessThan(10);
        assertThat(sent).as("statements").isLessThan(RESTAURANTS * 8);
    }

    @Test
    @DisplayName("T-39 nothing to do costs less than a millisecond a restaurant")
    void nothing_to_do() {
        register(500, RELEASE.version());
        run(RELEASE);

        double idle = millisEach(() -> run(RELEASE)) * RESTAURANTS / 500;

        System.out.printf("nothing to do: %.3f ms a restaurant%n", idle);
        assertThat(idle).isLessThan(1);
    }

    private static CampaignSettings oneHand() {
        var usual = CampaignSettings.usual();
        return new CampaignSettings(
                List.of(),
                usual.shares(),
                usual.rule(),
                1,
                usual.lockWait(),
                Duration.ofMinutes(1),
                1,
                usual.pause());
    }

    /** After which the server is prepared, as it is for all but the first restaurant. */
    private void warmUp(CampaignRunner runner) {
        restaurants(20);
        work(runner);
        nobody_is_there();
    }

    private void work(CampaignRunner runner) {
        runner.work(campaigns(RELEASE).begin("test").orElseThrow(), () -> true);
    }

    private void prepare() {
        try {
            SchemaUpgrade.prepare(ddl, RELEASE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void alter(List<SchemaName> all) {
        try (var connection = ddl.uncounted()) {
            for (var schema : all) {
                Sql.run(
                        connection,
                        "ALTER TABLE `" + schema + "`.station ADD COLUMN colour CHAR(7) NULL");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double millisEach(Runnable work) {
        return millis(work) / RESTAURANTS;
    }

    private static double millis(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e6;
    }
}
