package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.SecondServer;
import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import io.yanhuo.migrations.SchemaName;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Slug;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** New restaurants, while the one of two database servers that has the most room is down. */
@Tag("alone")
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = {TestTenants.class, SecondServer.class})
@DirtiesContext
class PlacementIT {
    private static final String EAST = SecondServer.NAME;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String SCHEMAS =
            "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = '%s'";

    private static final String WAITING =
            "SELECT COUNT(*) FROM information_schema.processlist"
                    + " WHERE info LIKE 'SELECT GET_LOCK(%%%s%%'";

    @Autowired ApplicationContext beans;
    @Autowired TestTenant testTenants;
    @Autowired NewTenants births;
    @Autowired TenantBirths rows;
    @Autowired Placement placement;
    @Autowired PreparedSchemas prepared;
    @Autowired Clusters clusters;
    @Autowired TenantAccounts accounts;
    @Autowired Retirement retirement;
    @Autowired OperationTools tools;
    @Autowired JdbcClient platform;
    @Autowired Clock clock;

    @BeforeEach
    void the_east_has_the_most_room() {
        TwoServers.bothAreOpen(beans);
        // What tests before have left belongs to nobody here.
        platform.sql("UPDATE prepared_schema SET state = 'DROPPING'").update();
        await().atMost(PATIENCE).until(() -> placement.answering().contains(EAST));
        var both = placement.answering();
        while (!placement.roomiest(both).equals(Optional.of(EAST))) testTenants.create("home");
    }

    @AfterEach
    void home_again() {
        if (!SecondServer.running().running()) SecondServer.startAgain();
        TwoServers.onlyHomeIsOpen(beans);
    }

    @AfterAll
    static void nobody_lives_there_any_more(@Autowired ApplicationContext beans) {
        TwoServers.nobodyLivesInTheEast(beans);
    }

    @Test
    @DisplayName(
            "T-43 a new restaurant is born where a server answers, whatever is ready elsewhere")
    void are_born_where_a_server_answers() {
        var ready = prepared.announce(EAST);
        clusters.schemas(EAST).create(ready.schema());
        accounts.create(EAST, ready.schema());
        assertThat(prepared.finished(ready)).isTrue();
        assertThat(prepared.count(placement.answering())).isEqualTo(1);

        SecondServer.running().kill();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(prepared.count(placement.answering()))
                                .as("that somebody may claim")
                                .isZero());
        assertThat(testTenants.create("now").cluster()).isEqualTo(DatabaseSettings.HOME);
        assertThat(testTenants.create("then").cluster()).isEqualTo(DatabaseSettings.HOME);
    }

    @Test
    void are_made_ready_for_where_a_server_answers() {
        SecondServer.running().kill();

        var pool = new WarmPool(prepared, placement, clusters, accounts, retirement, 1);
        pool.start();
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ready(DatabaseSettings.HOME)).isEqualTo(1));
        } finally {
            pool.stop();
        }
    }

    @Test
    void are_not_made_ready_where_none_answers_however_long_that_takes() {
        SecondServer.running().kill();
        open(EAST);
        await().atMost(PATIENCE).until(() -> placement.answering().isEmpty());
        long before = announced();

        var pool = new WarmPool(prepared, placement, clusters, accounts, retirement, 1);
        pool.start();
        try {
            await().during(Duration.ofSeconds(2))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        pool.call();
                        return announced() == before;
                    });
        } finally {
            pool.stop();
        }
    }

    @Test
    void are_placed_without_holding_what_others_need_while_a_crowded_server_is_asked()
            throws Exception {
        for (int i = 0; i < 3; i++) prepared.finished(prepared.announce(EAST));
        var id = reserved();
        var work = work();
        var pool = clusters.pool(EAST);
        var lent = new ArrayList<Connection>();
        try {
            while (lent.size() < pool.getMaximumPoolSize()) lent.add(pool.getConnection());
            long begun = System.nanoTime();
            var placing = CompletableFuture.runAsync(() -> births.place(work, id));
            var waiting = pool.getHikariPoolMXBean();
            await().until(() -> waiting.getThreadsAwaitingConnection() > 0);

            assertThat(free(work)).isTrue();
            placing.join();

            assertThat(place(id).cluster()).isEqualTo(DatabaseSettings.HOME);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("it was waited for once")
                    .isLessThan(Duration.ofMillis(2 * pool.getConnectionTimeout()));
        } finally {
            for (var connection : lent) connection.close();
        }
    }

    /** Whether nobody holds the operation just now. */
    private boolean free(OperationWork work) {
        return platform.sql("SELECT 1 FROM operation WHERE operation_id = ? FOR UPDATE SKIP LOCKED")
                .param(work.operationId())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    @Test
    @DisplayName("T-43 one that was placed on a server before it fell is placed elsewhere, once")
    void move_on_if_nothing_of_them_is_there_yet() throws SQLException {
        var id = placed();
        var first = place(id);
        assertThat(first.cluster()).isEqualTo(EAST);
        clusters.schemas(EAST).create(first.schema());
        accounts.create(EAST, first.schema());
        SecondServer.running().kill();
        // A connection that was used just now is believed for half a second.
        await().atMost(PATIENCE).until(() -> !placement.answers(first));

        births.createSchema(work(), id);

        assertThat(place(id).cluster()).isEqualTo(DatabaseSettings.HOME);
        births.createAccount(id);
        births.identify(id);
        births.check(id);
        SecondServer.startAgain();
        await().atMost(PATIENCE).until(() -> !known(first.schema()));
        assertThat(inTheEast("SELECT COUNT(*) FROM mysql.user WHERE user = '%s'", first)).isZero();
        assertThat(inTheEast(SCHEMAS, first)).isZero();
    }

    @Test
    void take_back_what_a_late_hand_has_made_where_they_live_no_more() throws Exception {
        var id = placed();
        var first = place(id);
        try (var held = SecondServer.running().administrator()) {
            held.createStatement().execute("SELECT GET_LOCK('yanhuo-" + first.schema() + "', 0)");
            var late = CompletableFuture.runAsync(() -> births.createSchema(id));
            await().until(() -> inTheEast(WAITING, first) == 1);
            TwoServers.onlyHomeIsOpen(beans);
            var others = placement.answeringBut(first);
            work().guarded(() -> placement.elsewhere(id, first, others));
            // Nobody else removes it.
            platform.sql("DELETE FROM prepared_schema WHERE cluster_id = ?").param(EAST).update();
            held.createStatement().execute("SELECT RELEASE_ALL_LOCKS()");

            late.join();
        }

        assertThat(place(id).cluster()).isEqualTo(DatabaseSettings.HOME);
        assertThat(inTheEast(SCHEMAS, first)).isZero();
    }

    @Test
    void stay_where_they_were_placed_if_no_other_server_answers() {
        var id = placed();
        var first = place(id);
        open(DatabaseSettings.HOME);

        work().guarded(() -> placement.elsewhere(id, first, Set.of()));

        assertThat(place(id)).isEqualTo(first);
        assertThat(known(first.schema())).as("to be removed").isFalse();
    }

    private static long inTheEast(String count, TenantBirths.Place place) throws SQLException {
        try (var connection = SecondServer.running().administrator();
                var statement = connection.createStatement();
                var found = statement.executeQuery(count.formatted(place.schema()))) {
            found.next();
            return found.getLong(1);
        }
    }

    private TenantId placed() {
        var id = reserved();
        births.place(id);
        return id;
    }

    private TenantId reserved() {
        var slug = new Slug("early-" + RandomId.ofLength(6));
        return births.reserve(new NewTenant(slug, "early", new PhoneNumber("13800000001")));
    }

    /** Only this one takes new restaurants. */
    private void open(String cluster) {
        platform.sql("UPDATE db_cluster SET state = IF(cluster_id = ?, 'OPEN', 'DRAINING')")
                .param(cluster)
                .update();
    }

    private long announced() {
        return rows("cluster_id = ?", EAST);
    }

    private TenantBirths.Place place(TenantId id) {
        return rows.placeOf(id).orElseThrow();
    }

    private OperationWork work() {
        var id = RandomId.ofLength(26);
        var pending = Operation.State.PENDING;
        var now = clock.instant();
        var operation = new Operation(id, "NOBODYS", id, null, pending, now, null);
        tools.rows().insert(operation, "{}");
        var lease = tools.leases().take(id, "me").orElseThrow();
        return new OperationWork(operation, lease, "SCHEMA", tools, new AtomicBoolean());
    }

    private boolean known(SchemaName schema) {
        return rows("schema_name = ?", schema.value()) > 0;
    }

    private long ready(String cluster) {
        return rows("state = 'READY' AND cluster_id = ?", cluster);
    }

    private long rows(String which, String value) {
        return platform.sql("SELECT COUNT(*) FROM prepared_schema WHERE " + which)
                .param(value)
                .query(Long.class)
                .single();
    }
}
