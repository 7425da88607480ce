package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.SecondServer;
import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** A restaurant moves between two real servers while its people write without a pause. */
@SpringBootTest(
        classes = {TestApplication.class, MoveIT.Death.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "yanhuo.operations.lease=800ms",
            "yanhuo.operations.every=100ms",
            "yanhuo.operations.pause=50ms",
            "yanhuo.operations.attempts=3"
        })
@ContextConfiguration(initializers = {TestTenants.class, SecondServer.class})
@DirtiesContext
class MoveIT {
    private static final String HOME = DatabaseSettings.HOME;

    @Autowired Moves moves;
    @Autowired Operations operations;
    @Autowired Tenants tenants;
    @Autowired TestTenant testTenants;
    @Autowired TransactionTemplate transaction;
    @Autowired PlainSql sql;
    @Autowired Clusters clusters;
    @Autowired Placement placement;
    @Autowired JdbcClient platform;
    @Autowired Death death;

    private Tenant shop;

    /** What kill -9 looks like from inside, at the point that is named. */
    static class Death {
        final Set<String> onceAt = ConcurrentHashMap.newKeySet();

        @EventListener
        void on(OperationReached reached) {
            if (onceAt.remove(reached.step() + " " + reached.point())) throw new Killed();
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void a_restaurant_at_home_with_some_history() {
        placement.roomiest(); // both servers are known from now on
        platform.sql("UPDATE db_cluster SET state = IF(cluster_id = ?, 'OPEN', 'DRAINING')")
                .param(HOME)
                .update();
        shop = testTenants.create("mover");
        platform.sql("UPDATE db_cluster SET state = 'OPEN'").update();
        shop.scope()
                .run(() ->
                        transaction.executeWithoutResult(_ ->
                                sql.insert(
                                        "INSERT INTO share_click (distributor_id,"
                                                + " diner_id, clicked_at)",
                                        IntStream.range(0, 2_500)
                                                .mapToObj(i ->
                                                        new Object[] {
                                                            "history", "d" + i, "2026-11-01"
                                                        })
                                                .toList())));
    }

    @AfterEach
    void nobody_dies_any_more() {
        death.onceAt.clear();
        if (!SecondServer.running().running()) SecondServer.startAgain();
        platform.sql("UPDATE db_cluster SET state = IF(cluster_id = ?, 'OPEN', 'DRAINING')")
                .param(HOME)
                .update();
    }

    @Test
    @DisplayName("T-45 moves under continuous writes: every acknowledged row is there, once")
    void loses_nothing() {
        try (var writers = new Writers(this::write)) {
            writers.warmUp();
            var operation = moves.begin(shop.id(), SecondServer.NAME);
            awaitState(operation, Operation.State.DONE);
            writers.goOnFor(Duration.ofMillis(500));
            writers.stop();

            System.out.printf(
                    "T-45 nobody could write for %d ms; %d rows acknowledged, %d refused%n",
                    writers.longestPause().toMillis(), writers.done(), writers.refused());
            assertThat(rows()).isEqualTo(writers.done());
            assertThat(writers.longestPause()).isLessThan(Duration.ofSeconds(20));
        }
        assertThat(tenants.get(shop.id()).cluster()).isEqualTo(SecondServer.NAME);
        assertThat(history()).isEqualTo(2_500);
        assertOldPlaceIsDead();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PREPARE performed",
                "COPY copied",
                "COPY performed",
                "SWITCH begun",
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
    @DisplayName("T-45 copies that cannot be made equal end the move, and the old place works on")
    void gives_up_without_harm() {
        // What is in the copy alone is removed; a table that is there alone is not ours to judge.
        disturbed();

        write();
        assertThat(rows()).isEqualTo(1);
        assertThat(tenants.get(shop.id()).fenced()).isFalse();
    }

    @Test
    @DisplayName(
            "T-45 a release that changes it while a move waits for an operator is not lost on the way")
    void takes_along_what_was_changed_while_it_waited() {
        var operation = disturbed();
        change(SecondServer.NAME, "DROP TABLE `%s`.stranger");
        change(HOME, "ALTER TABLE `%s`.share_click ADD INDEX by_click (clicked_at)");

        operations.retry(operation.id());
        awaitState(operation, Operation.State.FAILED);
        write();
        assertThat(tenants.get(shop.id()).cluster()).isEqualTo(HOME);
        operations.abandon(operation.id());
        awaitState(operation, Operation.State.ABANDONED);

        awaitState(moves.begin(shop.id(), SecondServer.NAME), Operation.State.DONE);
        write();
        assertThat(rows()).isEqualTo(2);
        change(SecondServer.NAME, "ALTER TABLE `%s`.share_click DROP INDEX by_click");
    }

    /** A move that has failed, after the structure was copied. */
    private Operation disturbed() {
        var operation = moves.begin(shop.id(), SecondServer.NAME);
        await().until(() -> step(operation, 0) == OperationStep.State.DONE);
        change(SecondServer.NAME, "CREATE TABLE `%s`.stranger (id INT PRIMARY KEY)");
        awaitState(operation, Operation.State.FAILED);
        return operation;
    }

    private void change(String server, String statement) {
        JdbcClient.create(clusters.ddl(server)).sql(statement.formatted(shop.schema())).update();
    }

    @Test
    void moves_there_and_back_again() {
        awaitState(moves.begin(shop.id(), SecondServer.NAME), Operation.State.DONE);
        write();
        awaitState(moves.begin(shop.id(), HOME), Operation.State.DONE);
        write();

        assertThat(rows()).isEqualTo(2);
        assertThat(tenants.get(shop.id()).cluster()).isEqualTo(HOME);
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

    /** As a node that slept through the move still believes it to be. */
    private void assertOldPlaceIsDead() {
        assertThatThrownBy(() -> shop.scope().run(this::insert))
                .isInstanceOf(RuntimeException.class);
    }

    private void write() {
        tenants.as(shop.id(), this::insert);
    }

    private void insert() {
        transaction.executeWithoutResult(_ ->
                sql.update(
                        "INSERT INTO share_click (distributor_id, diner_id, clicked_at)"
                                + " VALUES ('writer', 'd', '2026-11-29')"));
    }

    private long rows() {
        return count("writer");
    }

    private long history() {
        return count("history");
    }

    private long count(String whose) {
        return tenants.as(
                shop.id(),
                () ->
                        transaction.execute(_ ->
                                sql.query(
                                                "SELECT COUNT(*) FROM share_click WHERE"
                                                        + " distributor_id = ?",
                                                row -> row.getLong(1),
                                                whose)
                                        .getFirst()));
    }

    private OperationStep.State step(Operation operation, int position) {
        return operations.steps(operation.id()).get(position).state();
    }

    private void awaitState(Operation operation, Operation.State state) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> operations.find(operation.id()).orElseThrow().state() == state);
    }

    /** Other tests of this process know no second server. */
    @AfterAll
    static void nobody_lives_there_any_more(@Autowired JdbcClient platform) {
        platform.sql(
                        """
                        UPDATE tenant t JOIN tenant_placement p ON p.tenant_id = t.tenant_id
                           SET t.state = 'PURGED' WHERE p.cluster_id = ?
                        """)
                .param(SecondServer.NAME)
                .update();
    }
}
