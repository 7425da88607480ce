package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.SecondServer;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Whatever fails while a restaurant moves, what was acknowledged is there, in one place. */
class MoveFaultsIT extends MoveScene {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PREPARE performed",
                "COPY copied",
                "COPY performed",
                "SWITCH begun",
                "SWITCH announced",
                "SWITCH fenced",
                "SWITCH drained",
                "SWITCH compared",
                "SWITCH equal",
                "SWITCH identified",
                "SWITCH switched",
                "SWITCH performed"
            })
    @DisplayName(
            "T-45 a mover killed anywhere loses nothing and never leaves two places to write to")
    void survives_the_death_of_the_mover(String point) {
        death.onceAt.add(point);
        try (var writers = new Writers(this::write)) {
            writers.warmUp();
            awaitState(moves.begin(shop.id(), SecondServer.NAME), Operation.State.DONE);
            writers.goOnFor(Duration.ofMillis(100));
            writers.stop();

            assertThat(death.onceAt).as("died there").isEmpty();
            assertThat(rows()).isEqualTo(writers.done());
        }
        assertOldPlaceIsDead();
    }

    @Test
    @DisplayName("T-45 a target that goes down leaves the restaurant where it is, at work")
    void survives_a_target_that_is_down() {
        var operation = moves.begin(shop.id(), SecondServer.NAME);
        SecondServer.running().kill();
        awaitState(operation, Operation.State.FAILED);

        write();
        assertThat(tenants.get(shop.id()).cluster()).isEqualTo(HOME);

        SecondServer.startAgain();
        await().atMost(Duration.ofSeconds(20)).until(() -> operations.retry(operation.id()));
        awaitState(operation, Operation.State.DONE);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    @DisplayName("T-45 a target that goes down behind the fence: the restaurant is let in again")
    void survives_a_target_that_goes_down_behind_the_fence() {
        death.ofTheTargetAt.add("SWITCH fenced");
        try (var writers = new Writers(this::write)) {
            writers.warmUp();
            var operation = moves.begin(shop.id(), SecondServer.NAME);
            awaitState(operation, Operation.State.FAILED);
            writers.goOnFor(Duration.ofMillis(100));
            assertThat(death.ofTheTargetAt).as("went down there").isEmpty();
            assertThat(tenants.get(shop.id()).cluster()).isEqualTo(HOME);
            assertThat(tenants.get(shop.id()).fenced()).isFalse();

            SecondServer.startAgain();
            await().atMost(Duration.ofSeconds(20)).until(() -> operations.retry(operation.id()));
            awaitState(operation, Operation.State.DONE);
            writers.goOnFor(Duration.ofMillis(100));
            writers.stop();
            assertThat(rows()).isEqualTo(writers.done());
        }
        assertOldPlaceIsDead();
    }

    @Test
    @DisplayName("T-45 a hand that still writes into the copy is not waited for behind the fence")
    void does_not_wait_long_for_somebody_who_still_copies() {
        var other = connection(SecondServer.NAME);
        death.accidentAt.put("SWITCH drained", () -> hold(other, "yanhuo-copy-"));
        try (var writers = new Writers(this::write)) {
            writers.warmUp();
            var operation = moves.begin(shop.id(), SecondServer.NAME);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> operations.steps(operation.id()).get(2).attempts() == 2);
            writers.goOnFor(Duration.ofMillis(100));
            other.destroy();
            awaitState(operation, Operation.State.DONE);
            writers.stop();

            assertThat(writers.longestPause()).isLessThan(Duration.ofSeconds(20));
            assertThat(rows()).isEqualTo(writers.done());
        }
    }

    private SingleConnectionDataSource connection(String server) {
        try {
            return new SingleConnectionDataSource(clusters.ddl(server).getConnection(), true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("T-45 a move that is tried again waits for who is just changing the structure")
    void waits_for_a_campaign_that_still_changes_the_restaurant() {
        var operation = disturbed();
        var hand = connection(HOME);
        hold(hand, "yanhuo-");
        change(SecondServer.NAME, "DROP TABLE `%s`.stranger");
        operations.retry(operation.id());
        await().until(() -> step(operation, 2) == OperationStep.State.RUNNING);
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .until(() -> tenants.fresh(shop.id()).cluster().equals(HOME));

        hand.destroy();

        awaitState(operation, Operation.State.DONE);
        assertThat(tenants.fresh(shop.id()).cluster()).isEqualTo(SecondServer.NAME);
    }

    private void hold(DataSource other, String lock) {
        assertThat(
                        JdbcClient.create(other)
                                .sql("SELECT GET_LOCK(?, 0)")
                                .param(lock + shop.schema())
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    @Test
    @DisplayName("T-45 copies that cannot be made equal end the move, and the old place works on")
    void gives_up_without_harm() {
        // What is in the copy alone is removed; a table that is there alone is not ours to judge.
        disturbed();

        write();
        assertThat(rows()).isEqualTo(1);
        assertThat(tenants.get(shop.id()).fenced()).isFalse();
    }

    @Test
    void given_up_behind_the_fence_it_works_where_it_was_and_leaves_no_copy() {
        death.onceAt.add("SWITCH equal");
        var operation = moves.begin(shop.id(), SecondServer.NAME);
        await().until(() -> death.onceAt.isEmpty());
        platform.sql("UPDATE operation SET state = 'FAILED' WHERE operation_id = ?")
                .param(operation.id())
                .update();
        operations.abandon(operation.id());
        awaitState(operation, Operation.State.ABANDONED);

        write();
        assertThat(rows()).isEqualTo(1);
        assertThat(
                        JdbcClient.create(clusters.ddl(SecondServer.NAME))
                                .sql(
                                        "SELECT 1 FROM information_schema.schemata WHERE"
                                                + " schema_name = ?")
                                .param(shop.schema().value())
                                .query(Integer.class)
                                .list())
                .isEmpty();
    }
}
