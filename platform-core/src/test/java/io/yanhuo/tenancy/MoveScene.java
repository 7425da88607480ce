package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.SecondServer;
import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** A restaurant between two real servers, whose people write without a pause. */
@Tag("alone")
@SpringBootTest(
        classes = {TestApplication.class, MoveScene.Death.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "yanhuo.operations.lease=800ms",
            "yanhuo.operations.every=100ms",
            "yanhuo.operations.pause=50ms",
            "yanhuo.operations.attempts=3"
        })
@ContextConfiguration(initializers = {TestTenants.class, SecondServer.class})
@DirtiesContext
abstract class MoveScene {
    static final String HOME = DatabaseSettings.HOME;

    @Autowired Moves moves;
    @Autowired Operations operations;
    @Autowired Tenants tenants;
    @Autowired TestTenant testTenants;
    @Autowired TransactionTemplate transaction;
    @Autowired PlainSql sql;
    @Autowired Clusters clusters;
    @Autowired JdbcClient platform;
    @Autowired ApplicationContext beans;
    @Autowired Death death;
    @Autowired OperationTools tools;

    Tenant shop;

    /** What kill -9 looks like from inside, at the point that is named. */
    static class Death {
        final Set<String> onceAt = ConcurrentHashMap.newKeySet();
        final Set<String> ofTheTargetAt = ConcurrentHashMap.newKeySet();
        final Map<String, Runnable> accidentAt = new ConcurrentHashMap<>();

        @EventListener
        void on(OperationReached reached) {
            var point = reached.step() + " " + reached.point();
            if (ofTheTargetAt.remove(point)) SecondServer.running().kill();
            var accident = accidentAt.remove(point);
            if (accident != null) accident.run();
            if (onceAt.remove(point)) throw new Killed();
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void a_restaurant_at_home_with_some_history() {
        TwoServers.onlyHomeIsOpen(beans);
        shop = testTenants.create("mover");
        TwoServers.bothAreOpen(beans);
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
        death.ofTheTargetAt.clear();
        death.accidentAt.clear();
        if (!SecondServer.running().running()) SecondServer.startAgain();
        TwoServers.onlyHomeIsOpen(beans);
    }

    /** A move that has failed, after the structure was copied. */
    Operation disturbed() {
        var operation = moves.begin(shop.id(), SecondServer.NAME);
        await().until(() -> step(operation, 0) == OperationStep.State.DONE);
        change(SecondServer.NAME, "CREATE TABLE `%s`.stranger (id INT PRIMARY KEY)");
        awaitState(operation, Operation.State.FAILED);
        return operation;
    }

    /** An archive of it, as another release orders one, that nobody here carries out. */
    Operation archive(Operation.State state) {
        return known("ARCHIVE", state);
    }

    Operation known(String kind, Operation.State state) {
        var id = RandomId.ofLength(26);
        var now = Instant.parse("2026-11-29T12:00:00Z");
        var order = new Operation(id, kind, kind + id, shop.id(), state, now, null);
        tools.rows().insert(order, "{}");
        return order;
    }

    OperationWork work(Operation order, long fence) {
        return new OperationWork(
                order, new Lease(order.id(), "hand", fence), "FENCE", tools, new AtomicBoolean());
    }

    void assertItWorks() {
        tenants.refresh();
        long before = rows();
        write();
        assertThat(rows()).isEqualTo(before + 1);
    }

    void change(String server, String statement) {
        JdbcClient.create(clusters.ddl(server)).sql(statement.formatted(shop.schema())).update();
    }

    /** As a node that slept through the move still believes it to be. */
    void assertOldPlaceIsDead() {
        assertDead(shop);
    }

    /** Whoever still believes in this place is refused there, and nothing is written. */
    void assertDead(Tenant place) {
        var before = rowsAt(place);
        assertThatThrownBy(() -> place.scope().run(this::insert))
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .isInstanceOf(Refused.class);
        assertThat(rowsAt(place)).isEqualTo(before);
    }

    private long rowsAt(Tenant place) {
        return JdbcClient.create(clusters.ddl(place.cluster()))
                .sql("SELECT COUNT(*) FROM `" + place.schema() + "`.share_click")
                .query(Long.class)
                .single();
    }

    void write() {
        tenants.as(shop.id(), this::insert);
    }

    void insert() {
        insertOf("d");
    }

    void insertOf(String diner) {
        transaction.executeWithoutResult(_ ->
                sql.update(
                        "INSERT INTO share_click (distributor_id, diner_id, clicked_at)"
                                + " VALUES ('writer', ?, '2026-11-29')",
                        diner));
    }

    long rows() {
        return count("writer");
    }

    long history() {
        return count("history");
    }

    long count(String whose) {
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

    OperationStep.State step(Operation operation, int position) {
        return operations.steps(operation.id()).get(position).state();
    }

    void awaitState(Operation operation, Operation.State state) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> operations.find(operation.id()).orElseThrow().state() == state);
    }

    /** Other tests of this process know no second server. */
    @AfterAll
    static void nobody_lives_there_any_more(@Autowired ApplicationContext beans) {
        TwoServers.nobodyLivesInTheEast(beans);
    }
}
