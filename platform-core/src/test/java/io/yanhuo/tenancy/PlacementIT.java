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
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
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
        while (!placement.roomiest().equals(EAST)) testTenants.create("home");
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
        assertThat(prepared.count()).isEqualTo(1);

        SecondServer.running().kill();

        // A connection that was used just now is believed for half a second.
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(prepared.count()).as("that somebody may claim").isZero());
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
            work().guarded(() -> placement.elsewhere(id, first));
            // Nobody else removes it.
            platform.sql("DELETE FROM prepared_schema WHERE cluster_id = ?").param(EAST).update();
            held.createStatement().execute("SELECT RELEASE_ALL_LOCKS()");

            late.join();
        }

        assertThat(place(id).cluster()).isEqualTo(DatabaseSettings.HOME);
        assertThat(inTheEast(SCHEMAS, first)).isZero();
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
        var slug = new Slug("early-" + RandomId.ofLength(6));
        var id = births.reserve(new NewTenant(slug, "early", new PhoneNumber("13800000001")));
        births.place(id);
        return id;
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
        return platform.sql("SELECT COUNT(*) FROM prepared_schema WHERE schema_name = ?")
                .param(schema.value())
                .query(Boolean.class)
                .single();
    }

    private long ready(String cluster) {
        return platform.sql(
                        "SELECT COUNT(*) FROM prepared_schema"
                                + " WHERE state = 'READY' AND cluster_id = ?")
                .param(cluster)
                .query(Long.class)
                .single();
    }
}
