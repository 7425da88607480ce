package io.yanhuo.storefront.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.SandboxHere;
import io.yanhuo.SecondServer;
import io.yanhuo.TestTenants;
import io.yanhuo.YanhuoApplication;
import io.yanhuo.menu.Stock;
import io.yanhuo.tenancy.Moves;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import io.yanhuo.tenancy.TwoServers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** A restaurant moves to another database server while its diners order and pay. */
@Tag("alone")
@SpringBootTest(
        classes = YanhuoApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "yanhuo.operations.every=100ms",
            "yanhuo.limits.api=10000",
            "yanhuo.limits.per-minute.money=100000"
        })
@ActiveProfiles("dev")
@ContextConfiguration(initializers = {TestTenants.class, SandboxHere.class, SecondServer.class})
@DirtiesContext
class OrdersOnTheMoveIT {
    private static final int STOCK = 5_000;
    private static final int LINES = 2;

    @Autowired ApplicationContext beans;
    @Autowired Moves moves;
    @Autowired Operations operations;
    @Autowired Tenants tenants;
    @Autowired Stock stock;
    @Autowired PlainSql sql;
    @Autowired TransactionTemplate transaction;

    Restaurant mover;
    Restaurant neighbour;

    @BeforeEach
    void two_restaurants_on_one_server() {
        TwoServers.onlyHomeIsOpen(beans);
        mover = stocked(Restaurant.open(beans, "mover", 1));
        neighbour = stocked(Restaurant.open(beans, "neighbour", 2));
        TwoServers.bothAreOpen(beans);
    }

    @AfterEach
    void nobody_lives_in_the_east() {
        TwoServers.onlyHomeIsOpen(beans);
        TwoServers.nobodyLivesInTheEast(beans);
    }

    @Test
    @DisplayName(
            "T-45 while orders are placed and paid: each acknowledged one is there once, with its"
                    + " lines and money, and nobody is refused for good")
    void moves_while_people_eat() throws SQLException {
        try (var diners = new Hungry(mover, 3);
                var others = new Hungry(neighbour, 1)) {
            diners.eat(20);
            others.eat(5);
            diners.forgetPauses();
            others.forgetPauses();

            var operation = moves.begin(mover.tenant().id(), SecondServer.NAME);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> state(operation) == Operation.State.DONE);
            long left = ordersIn(mover.tenant());
            diners.eat(20);
            diners.stop();
            others.stop();

            report(diners, others);
            assertThat(ordersIn(mover.tenant())).as("in the old place").isEqualTo(left);
            assertThat(tenants.get(mover.tenant().id()).cluster()).isEqualTo(SecondServer.NAME);
            assertEverythingIsThere(mover, diners);
            assertEverythingIsThere(neighbour, others);
            assertThat(others.sentAway()).as("sent away next door").isZero();
            assertThat(diners.longestPause()).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static void report(Hungry diners, Hungry others) {
        System.out.printf(
                "T-45 %d orders acknowledged, %d paid, %d times told to come again; no order for"
                        + " %d ms; next door %d orders, no order for %d ms%n",
                diners.ordered().size(),
                diners.paid().size(),
                diners.sentAway(),
                diners.longestPause().toMillis(),
                others.ordered().size(),
                others.longestPause().toMillis());
    }

    private void assertEverythingIsThere(Restaurant restaurant, Hungry diners) {
        assertThat(diners.failures()).isEmpty();
        var ordered = diners.ordered();
        var paid = diners.paid();
        assertThat(paid).containsExactlyInAnyOrderElementsOf(ordered);
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        read(restaurant, "SELECT order_id FROM orders WHERE paid_at IS NOT NULL")
                                        .size()
                                == paid.size());

        assertThat(read(restaurant, "SELECT order_id FROM orders"))
                .containsExactlyInAnyOrderElementsOf(ordered);
        assertThat(read(restaurant, "SELECT order_id FROM order_line"))
                .containsExactlyInAnyOrderElementsOf(
                        ordered.stream()
                                .flatMap(order -> Collections.nCopies(LINES, order).stream())
                                .toList());
        assertThat(read(restaurant, "SELECT subject FROM payment WHERE state = 'PAID'"))
                .containsExactlyInAnyOrderElementsOf(paid);
        assertThat(
                        read(
                                restaurant,
                                "SELECT p.subject FROM payment_entry e"
                                        + " JOIN payment p ON p.out_trade_no = e.out_trade_no"
                                        + " WHERE e.debit = 'DINERS' AND e.credit = 'WECHAT'"))
                .containsExactlyInAnyOrderElementsOf(paid);
        assertSums(restaurant, diners);
    }

    private void assertSums(Restaurant restaurant, Hungry diners) {
        var taken = Long.toString(diners.paid().size() * diners.payable());
        assertThat(
                        read(
                                restaurant,
                                "SELECT CONCAT_WS(' ', (SELECT SUM(payable) FROM orders),"
                                        + " (SELECT SUM(amount) FROM payment WHERE state = 'PAID'),"
                                        + " (SELECT SUM(amount) FROM payment_entry))"))
                .containsExactly(String.join(" ", taken, taken, taken));
        assertThat(read(restaurant, "SELECT stock FROM sku WHERE stock IS NOT NULL"))
                .containsExactly("" + (STOCK - diners.ordered().size()));
    }

    private Restaurant stocked(Restaurant restaurant) {
        var tea = restaurant.tea();
        restaurant
                .tenant()
                .scope()
                .run(() -> transaction.executeWithoutResult(_ -> stock.count(tea, STOCK)));
        return restaurant;
    }

    private List<String> read(Restaurant restaurant, String query) {
        return tenants.as(
                restaurant.tenant().id(),
                () -> transaction.execute(_ -> sql.query(query, row -> row.getString(1))));
    }

    private Operation.State state(Operation operation) {
        return operations.find(operation.id()).orElseThrow().state();
    }

    private static long ordersIn(Tenant place) throws SQLException {
        try (var connection = TestDatabase.shared().administrator();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT COUNT(*) FROM `" + place.schema() + "`.orders")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
