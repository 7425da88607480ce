package io.yanhuo.tenancy;

import static io.yanhuo.Crowd.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import io.yanhuo.migrations.Release;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** Schemas that are made before anybody needs them. */
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestTenants.class)
@DirtiesContext
class WarmPoolIT {
    private static final int SIZE = 3;
    private static final Set<String> HERE = Set.of(DatabaseSettings.HOME);
    private static final String OLD = "20200101-0000.1";

    @Autowired PreparedSchemas prepared;
    @Autowired Placement placement;
    @Autowired Clusters clusters;
    @Autowired TenantAccounts accounts;
    @Autowired Retirement retirement;
    @Autowired TestTenant testTenants;
    @Autowired JdbcClient platform;
    @Autowired DatabaseSettings database;
    @Autowired TenantPassword passwords;
    @Autowired MeterRegistry meters;

    private void full(Runnable work) {
        var pool = new WarmPool(prepared, placement, clusters, accounts, retirement, SIZE);
        pool.start();
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> ready().size() == SIZE);
            work.run();
        } finally {
            pool.stop();
        }
    }

    @Test
    void a_new_restaurant_takes_one_that_is_ready_and_works_in_it() {
        full(() -> {});
        var ready = ready();

        var tenant = testTenants.create("warm");

        assertThat(ready).contains(tenant.schema().value());
        assertThat(ready()).doesNotContain(tenant.schema().value()).hasSize(SIZE - 1);
    }

    @Test
    void many_at_once_never_share_one() throws Exception {
        full(() -> {});

        var tenants = atOnce(8, i -> testTenants.create("rush" + i).schema().value());

        assertThat(tenants).doesNotHaveDuplicates().hasSize(8);
        assertThat(ready()).isEmpty();
    }

    @Test
    void what_a_dead_hand_or_an_older_release_has_left_is_removed_and_made_anew() {
        var dead = prepared.announce(DatabaseSettings.HOME);
        clusters.schemas(dead.cluster()).create(dead.schema());
        var old = prepared.announce(DatabaseSettings.HOME);
        prepared.finished(old);
        platform.sql("UPDATE prepared_schema SET since = '2020-01-01' WHERE schema_name = ?")
                .param(dead.schema().value())
                .update();
        platform.sql("UPDATE prepared_schema SET schema_version = ? WHERE schema_name = ?")
                .params(OLD, old.schema().value())
                .update();

        full(() -> {});

        assertThat(ready()).doesNotContain(dead.schema().value(), old.schema().value());
        assertThat(prepared.useless()).isEmpty();
        assertThat(
                        JdbcClient.create(clusters.ddl(DatabaseSettings.HOME))
                                .sql(
                                        "SELECT 1 FROM information_schema.schemata WHERE schema_name = ?")
                                .param(dead.schema().value())
                                .query(Integer.class)
                                .list())
                .isEmpty();
    }

    @Test
    void one_that_could_not_be_made_is_counted_by_nobody() {
        var before = rows();
        int ready = prepared.count(HERE);
        try (var locked = new Clusters(withoutKey(), Release.ofThisBuild(), meters)) {
            var hands = new TenantAccounts(locked, passwords);
            var pool = new WarmPool(prepared, placement, locked, hands, retirement, ready + 1);
            pool.start();
            await().until(() -> rows() > before);
            pool.stop();
        }

        assertThat(prepared.count(HERE)).isEqualTo(ready);
    }

    private int rows() {
        return platform.sql("SELECT COUNT(*) FROM prepared_schema").query(Integer.class).single();
    }

    private DatabaseSettings withoutKey() {
        return new DatabaseSettings(
                database.address(),
                database.clusters(),
                database.platformPassword(),
                database.routerPassword(),
                "wrong",
                database.masterKey(),
                database.tls(),
                database.platformConnections(),
                database.platformShare(),
                database.tenantConnections(),
                database.tenantShare());
    }

    @Test
    void a_server_that_is_known_no_more_keeps_nobody_from_making_ready_or_removing() {
        var tenant = testTenants.create("moved").id();
        var here = prepared.announce(DatabaseSettings.HOME);
        platform.sql("INSERT INTO retired_schema VALUES ('away', 'tgonegonegone', ?, ?, ?)")
                .params(tenant.value(), "2020-01-01", "2020-01-08")
                .update();
        platform.sql("INSERT INTO retired_schema VALUES (?, 'tlaterlaterla', ?, ?, ?)")
                .params(DatabaseSettings.HOME, tenant.value(), "2020-01-01", "2020-01-08")
                .update();
        platform.sql("INSERT INTO prepared_schema VALUES ('tgonegonegone', 'away', ?, 'READY', ?)")
                .params(OLD, "2019-01-01")
                .update();
        platform.sql("UPDATE prepared_schema SET since = '2020-01-01' WHERE schema_name = ?")
                .param(here.schema().value())
                .update();
        try {
            full(() -> await().untilAsserted(() -> assertThat(retired()).isZero()));

            assertThat(prepared.useless())
                    .extracting(PreparedSchemas.Prepared::schema)
                    .doesNotContain(here.schema());
        } finally {
            platform.sql("DELETE FROM retired_schema WHERE cluster_id = 'away'").update();
            platform.sql("DELETE FROM prepared_schema WHERE cluster_id = 'away'").update();
        }
    }

    @Test
    void none_is_left_on_a_server_that_is_emptied_nor_given_to_anybody() {
        full(() -> {
            state("DRAINING");
            try {
                assertThat(prepared.claim(HERE)).isEmpty();
                assertThat(prepared.count(HERE)).isZero();
                await().untilAsserted(() -> assertThat(ready()).isEmpty());
            } finally {
                state("OPEN");
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> ready().size() == SIZE);
        });
    }

    @Test
    void none_is_given_away_on_a_server_that_is_full() {
        full(() -> {});
        platform.sql("UPDATE db_cluster SET max_tenants = 0").update();
        try {
            assertThat(prepared.claim(HERE)).isEmpty();
            assertThat(prepared.count(HERE)).isZero();
            assertThat(prepared.useless()).as("there may be room again").isEmpty();
        } finally {
            platform.sql("UPDATE db_cluster SET max_tenants = 5000").update();
        }
    }

    @Test
    void of_two_releases_only_the_older_one_s_is_useless() {
        var older = prepared.announce(DatabaseSettings.HOME);
        var stamp = version(older).replaceFirst("\\..*", "");
        var newer = prepared.announce(DatabaseSettings.HOME);
        prepared.finished(older);
        prepared.finished(newer);
        version(older, stamp + ".9");
        version(newer, stamp + ".1000");
        try {
            assertThat(prepared.useless()).contains(older).doesNotContain(newer);
        } finally {
            platform.sql("DELETE FROM prepared_schema WHERE schema_name = ?")
                    .param(newer.schema().value())
                    .update();
        }
    }

    @Test
    void are_left_to_an_older_release_while_one_of_its_nodes_is_running() {
        full(() -> {});
        var ours = prepared.announce(DatabaseSettings.HOME);
        var older = prepared.announce(DatabaseSettings.HOME);
        prepared.finished(older);
        version(older, OLD);
        var node = OlderNode.begun(platform);
        try {
            assertThat(prepared.useless()).doesNotContain(older);
            assertThat(prepared.lacks(SIZE + 5, HERE)).isFalse();

            node.fallsSilent();
            assertThat(prepared.useless()).contains(older).doesNotContain(ours);
            assertThat(prepared.lacks(SIZE + 5, HERE)).isTrue();
        } finally {
            node.end();
            prepared.doom(ours);
        }
    }

    private String version(PreparedSchemas.Prepared one) {
        return platform.sql("SELECT schema_version FROM prepared_schema WHERE schema_name = ?")
                .param(one.schema().value())
                .query(String.class)
                .single();
    }

    private void version(PreparedSchemas.Prepared one, String version) {
        platform.sql("UPDATE prepared_schema SET schema_version = ? WHERE schema_name = ?")
                .params(version, one.schema().value())
                .update();
    }

    private void state(String state) {
        platform.sql("UPDATE db_cluster SET state = ?").param(state).update();
    }

    @Test
    void one_that_is_being_removed_is_given_to_nobody() {
        full(() -> {});
        ready().forEach(name ->
                prepared.doom(
                        new PreparedSchemas.Prepared(
                                new io.yanhuo.migrations.SchemaName(name), DatabaseSettings.HOME)));

        assertThat(prepared.claim(HERE)).isEmpty();
    }

    /** Of those on a server that is there. */
    private int retired() {
        return platform.sql("SELECT COUNT(*) FROM retired_schema WHERE cluster_id <> 'away'")
                .query(Integer.class)
                .single();
    }

    private List<String> ready() {
        return platform.sql(
                        "SELECT schema_name FROM prepared_schema WHERE state = 'READY'"
                                + " AND schema_version <> ? ORDER BY schema_name")
                .param(OLD)
                .query(String.class)
                .list();
    }
}
