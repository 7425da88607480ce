package io.yanhuo.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.migrations.Campaigns;
import io.yanhuo.migrations.CommandLine;
import io.yanhuo.migrations.Quarantine;
import io.yanhuo.migrations.Release;
import io.yanhuo.migrations.Releases;
import io.yanhuo.ordering.Shop;
import io.yanhuo.tenancy.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command line brings the restaurants to the next release while they take orders. */
@Tag("alone")
@FleetTest
class FleetIT {
    private static final Release NEXT = Releases.next();

    @Autowired ApplicationContext beans;
    @Autowired TestTenant testTenants;
    @Autowired Campaigns campaigns;
    @Autowired JdbcClient platform;
    @LocalServerPort int port;

    @BeforeEach
    void nobody_is_there() {
        for (var table :
                List.of(
                        "migration_campaign",
                        "migration_target",
                        "migration_quarantine",
                        "tenant_placement",
                        "tenant_host",
                        "tenant")) {
            platform.sql("DELETE FROM " + table).update();
        }
    }

    @Test
    @Timeout(240)
    @DisplayName(
            "T-38 12 restaurants sell while one is poisoned, one locked, and the runner killed: 10 are"
                    + " done, 2 wait, no request fails, and a resume after the repair finishes")
    void twelve_restaurants() throws Exception {
        scene(12);
    }

    @Test
    @Tag("long")
    @Timeout(1800)
    @DisplayName(
            "T-38 200 restaurants sell while one is poisoned, one locked, and the runner killed: 198"
                    + " are done, 2 wait, no request fails, and a resume after the repair finishes")
    void two_hundred_restaurants() throws Exception {
        scene(200);
    }

    @Test
    @Timeout(240)
    @DisplayName(
            "T-36 a database server killed amid a campaign: nothing is half done, and a resume brings"
                    + " all of them there")
    void the_database_is_killed() throws Exception {
        var shops = shops(6);
        try (var runner = CommandLine.impatient(NextRelease.server(), "run")) {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> done() >= 2);
            NextRelease.pullThePlug();
            runner.exit();
            System.out.println(runner.said());
        }
        for (var shop : shops) {
            await().ignoreExceptions().untilAsserted(() -> Diners.order(port, shop));
        }

        for (var each : campaigns.quarantined()) campaigns.resolve(each.tenant(), "test", "mended");
        // The campaign may have come to its end without those that were in quarantine.
        finishes(campaigns.open().isPresent() ? "resume" : "run");
        assertThat(done()).isEqualTo(shops.size());
        assertThat(finishes("run")).contains("nothing to do");
        for (var shop : shops) Diners.order(port, shop);
    }

    private List<Shop> shops(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> testTenants.create("shop" + i, Release.ofThisBuild()))
                .map(tenant -> Shop.open(beans, tenant))
                .toList();
    }

    private void scene(int restaurants) throws Exception {
        var shops = shops(restaurants);
        var poisoned = shops.get(restaurants - 2);
        var locked = shops.get(restaurants - 1);
        byHand(poisoned, "CREATE TABLE dish_tag (mine INT)");

        try (var diners = new Diners(port, shops.subList(0, restaurants - 2));
                var open = holdOpen(locked)) {
            goOnSelling(diners);
            killedInTheMiddle(restaurants / 4);
            long begun = System.nanoTime();
            try (var second = CommandLine.impatient(NextRelease.server(), "run")) {
                assertThat(second.exit()).as(second.said()).isEqualTo(1);
                System.out.println(second.said());
            }
            open.rollback();
            goOnSelling(diners);
            System.out.printf(
                    "%d restaurants: %d orders meanwhile, %d failed, %.1f s after the kill%n",
                    restaurants,
                    diners.orders(),
                    diners.failures().size(),
                    (System.nanoTime() - begun) / 1e9);
            assertThat(diners.failures()).isEmpty();
        }

        assertThat(done()).isEqualTo(restaurants - 2);
        assertThat(campaigns.quarantined())
                .extracting(Quarantine::tenant)
                .containsExactlyInAnyOrder(
                        poisoned.tenant().id().value(), locked.tenant().id().value());
        for (var shop : List.of(poisoned, locked)) Diners.order(port, shop);

        byHand(poisoned, "DROP TABLE dish_tag");
        for (var each : campaigns.quarantined()) campaigns.resolve(each.tenant(), "test", "mended");
        finishes("resume");
        assertThat(done()).isEqualTo(restaurants);
        long alterations = alterations();
        assertThat(finishes("run")).contains("nothing to do");
        assertThat(alterations()).isEqualTo(alterations);
        for (var shop : List.of(poisoned, locked)) Diners.order(port, shop);
    }

    private static void goOnSelling(Diners diners) {
        int before = diners.orders();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> diners.orders() > before + 3 || !diners.failures().isEmpty());
        assertThat(diners.failures()).isEmpty();
    }

    private void killedInTheMiddle(int after) {
        try (var first = CommandLine.impatient(NextRelease.server(), "run")) {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> done() >= after);
            first.kill();
        }
        assertThat(campaigns.open()).as("the runner died in the middle").isPresent();
    }

    private String finishes(String verb) throws InterruptedException {
        try (var runner = CommandLine.impatient(NextRelease.server(), verb)) {
            assertThat(runner.exit()).as(runner.said()).isZero();
            return runner.said();
        }
    }

    private long done() {
        return platform.sql("SELECT COUNT(*) FROM tenant WHERE schema_version = ?")
                .param(NEXT.version().value())
                .query(Long.class)
                .single();
    }

    private static long alterations() throws SQLException {
        try (var connection = NextRelease.server().administrator();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Com_alter_table'")) {
            rows.next();
            return rows.getLong(2);
        }
    }

    private static void byHand(Shop shop, String statement) throws SQLException {
        try (var connection = NextRelease.server().administrator()) {
            connection.setCatalog(shop.tenant().schema().value());
            connection.createStatement().execute(statement);
        }
    }

    /** A transaction that has read the orders and does not end. */
    private static Connection holdOpen(Shop shop) throws SQLException {
        var connection = NextRelease.server().administrator();
        connection.setCatalog(shop.tenant().schema().value());
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
            assertThat(rows.next()).isTrue();
        }
        return connection;
    }
}
