package io.yanhuo.killed;

import static io.yanhuo.killed.Soon.WINDOW;
import static io.yanhuo.killed.Soon.allSoon;
import static io.yanhuo.killed.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yanhuo.database.TestPorts;
import io.yanhuo.TestBrowser;
import io.yanhuo.YanhuoApplication;
import io.yanhuo.access.Diners;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.ordering.Ordering;
import io.yanhuo.ordering.Shop;
import io.yanhuo.ordering.TeaByForm;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.OwnHosts;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.Tenants;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Three nodes with one database: what is changed at this one is seen at the two others, each a
 * process of its own.
 */
@Tag("alone")
@SpringBootTest(classes = YanhuoApplication.class)
@ActiveProfiles("dev")
@ContextConfiguration(initializers = OwnServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
@Timeout(180)
class SeveralNodesIT {
    private static final Instant NEXT_YEAR = Instant.parse("2027-12-31T00:00:00Z");
    private static final String PASSWORD = "correct-horse-battery";
    private static final String BY_ROLE = "/admin/stations";

    @Autowired ApplicationContext beans;
    @Autowired Tenants tenants;
    @Autowired StaffAccounts staff;
    @Autowired PlainSql plain;
    @Autowired TransactionTemplate transaction;

    @Autowired
    @Qualifier("platform")
    PlatformTransactionManager platformTransactions;

    @TempDir private static Path folder;

    private final int first = TestPorts.next();
    private final int second = TestPorts.next();
    private TwoNodes nodes;
    private int people;

    @BeforeAll
    void two_more_nodes() {
        nodes = new TwoNodes(folder, first, second);
    }

    @AfterAll
    void gone() {
        nodes.close();
    }

    @Test
    @DisplayName("T-25 a suspension holds at every node within two seconds: no order after that")
    void suspended_everywhere() throws Exception {
        var shop = Shop.open(beans, "suspended");
        long suspendedAt;
        try (var here = new Regulars(first, shop);
                var there = new Regulars(second, shop)) {
            await().until(() -> here.orders().size() > 5 && there.orders().size() > 5);

            assertThat(tenants.happen(shop.tenant().id(), TenantEvent.SUSPEND)).isTrue();
            suspendedAt = System.currentTimeMillis();
            await().until(() -> System.currentTimeMillis() - suspendedAt > 4_000);
            assertThat(here.failures()).isNotEmpty().allMatch(answer -> answer.contains("404"));
            assertThat(there.failures()).isNotEmpty().allMatch(answer -> answer.contains("404"));
        }
        long late = lastOrder(shop) - suspendedAt;
        System.out.printf("the last order was placed %d ms after the suspension%n", late);
        assertThat(late).isLessThan(WINDOW.toMillis());

        tenants.happen(shop.tenant().id(), TenantEvent.RESUME);
        for (int port : List.of(first, second)) within(shop, port, "/", status -> status == 200);
    }

    @Test
    @DisplayName(
            "T-25 an address that is changed at one node is served at every node within two"
                    + " seconds, the one before leads to it, and nobody who orders meanwhile fails")
    void renamed_everywhere() throws Exception {
        var shop = Shop.open(beans, "renamed");
        var old = shop.tenant().host();
        var name = "renamed-" + RandomId.ofLength(8);
        var present = name + ".yanhuo.localhost";
        var owner = signedIn(shop, hired(shop, StaffRole.OWNER), first);
        try (var way = new WayIn(old, List.of(first, second));
                var people = new Regulars(shop, way::come)) {
            await().until(() -> people.orders().size() > 5);
            assertThat(way.reached()).containsOnly(old);

            owner.get("/admin/address/check?typed=" + name);
            assertThat(owner.post("/admin/address", Map.of("typed", name)).status()).isEqualTo(303);
            long changedAt = System.nanoTime();
            allSoon(
                    changedAt,
                    () -> new TestBrowser(present, first).get("/").status() == 200,
                    () -> new TestBrowser(old, first).get("/").status() == 307,
                    () -> new TestBrowser(present, second).get("/").status() == 200,
                    () -> new TestBrowser(old, second).get("/").status() == 307,
                    () -> tenants.byHost(present).isPresent());
            awaitMore(people); // Those who were on their way then have arrived.
            way.reached();
            awaitMore(people);
            assertThat(way.reached()).isNotEmpty().containsOnly(present);
            var api = "/t/" + shop.tenant().publicId() + "/api/store";
            for (var host : List.of(old, present)) {
                assertThat(new TestBrowser(host, way.port()).getJson(api).status()).isEqualTo(200);
            }
            assertThat(owner.get("/admin/orders").status()).as("signed in before").isEqualTo(200);

            people.close();
            assertThat(people.failures()).isEmpty();
        }
    }

    private static void awaitMore(Regulars people) {
        int before = people.orders().size();
        await().until(() -> people.orders().size() > before + 10);
    }

    @Test
    @DisplayName(
            "T-25 a name of its own that is let go leads nowhere at any node after two seconds")
    void let_go_everywhere() {
        var shop = Shop.open(beans, "letting");
        var own = "order-" + RandomId.ofLength(8) + ".localhost";
        var platform = new TransactionTemplate(platformTransactions);
        var hosts = beans.getBean(OwnHosts.class);
        var id = shop.tenant().id();
        platform.execute(_ -> hosts.take(id, own, OwnHosts.Status.ACTIVE, Instant.EPOCH));
        for (int port : List.of(first, second)) {
            soon(() -> new TestBrowser(own, port).get("/").status() == 200);
        }

        platform.executeWithoutResult(_ -> hosts.release(id, own, NEXT_YEAR));

        for (int port : List.of(first, second)) {
            soon(() -> new TestBrowser(own, port).get("/").status() == 404);
        }
        assertThat(tenants.byHost(own)).isEmpty();
    }

    @Test
    @DisplayName("T-25 a changed role and a dismissal hold at every node within two seconds")
    void no_longer_allowed_anywhere() {
        var shop = Shop.open(beans, "hiring");
        var manager = hired(shop);
        var here = signedIn(shop, manager, first);
        var there = elsewhere(here, shop, second);
        for (var browser : List.of(here, there)) {
            assertThat(browser.get(BY_ROLE).status()).isEqualTo(200);
        }

        shop.in(() -> staff.changeRole(manager.id(), StaffRole.CASHIER));
        for (var browser : List.of(here, there)) {
            within(browser, BY_ROLE, status -> status == 403);
            assertThat(browser.get("/admin/orders").status()).isEqualTo(200);
        }

        shop.in(() -> staff.deactivate(manager.id()));
        for (var browser : List.of(here, there)) {
            within(browser, "/admin/orders", status -> status == 302 || status == 303);
        }
    }

    @Test
    @DisplayName("a diner who is forgotten is a stranger at every node within two seconds")
    void known_nowhere_any_more() {
        var shop = Shop.open(beans, "forgetful");
        var here = new TestBrowser(shop.tenant().host(), first);
        var order = TeaByForm.order(here, shop, TeaByForm::atOnce);
        var there = elsewhere(here, shop, second);
        var diner = column(shop, "SELECT diner_id FROM orders").getFirst();
        for (var browser : List.of(here, there)) {
            assertThat(browser.get("/orders/" + order).status()).isEqualTo(200);
        }

        shop.in(() -> beans.getBean(Ordering.class).cancel(order, diner));
        shop.in(() -> beans.getBean(Diners.class).forget(diner));
        for (var browser : List.of(here, there)) {
            within(browser, "/orders/" + order, status -> status != 200);
        }
    }

    @Test
    @DisplayName(
            "a node killed while people order: whatever was confirmed is there, nothing is there"
                    + " twice, and whoever is signed in stays so")
    void one_is_killed() throws Exception {
        var shop = Shop.open(beans, "busy");
        var manager = hired(shop);
        try (var proxy = new Proxy(List.of(first, second));
                var people = new Regulars(proxy.port(), shop)) {
            var browser = signedIn(shop, manager, proxy.port());
            await().until(() -> people.orders().size() > 20);
            nodes.killFirst();
            int before = people.orders().size();
            await().until(() -> people.orders().size() > before + 20);
            assertThat(browser.get("/admin/orders").status()).isEqualTo(200);

            nodes.startFirstAgain();
            assertThat(elsewhere(browser, shop, first).get("/admin/orders").status())
                    .isEqualTo(200);
            int with = people.orders().size();
            await().until(() -> people.orders().size() > with + 20);

            people.close();
            assertThat(people.failures()).isEmpty();
            assertThat(people.orders()).doesNotHaveDuplicates();
            assertThat(column(shop, "SELECT order_id FROM orders"))
                    .containsExactlyInAnyOrderElementsOf(people.orders());
            System.out.printf(
                    "%d orders, %d requests sent again%n",
                    people.orders().size(), people.pressedAgain());
        }
    }

    private record Hired(String id, PhoneNumber phone) {}

    private Hired hired(Shop shop) {
        return hired(shop, StaffRole.MANAGER);
    }

    private Hired hired(Shop shop, StaffRole role) {
        var phone = new PhoneNumber("1390000" + "%04d".formatted(++people));
        return new Hired(shop.in(() -> staff.create("小李", phone, role, PASSWORD)), phone);
    }

    private static TestBrowser signedIn(Shop shop, Hired person, int port) {
        var browser = new TestBrowser(shop.tenant().host(), port);
        browser.get("/admin/login");
        var fields = Map.of("phone", person.phone().digits(), "password", PASSWORD);
        assertThat(browser.post("/admin/login", fields).status()).isIn(302, 303);
        return browser;
    }

    /** The same browser, led to another node. */
    private static TestBrowser elsewhere(TestBrowser browser, Shop shop, int port) {
        var other = new TestBrowser(shop.tenant().host(), port);
        browser.cookies().forEach(other::plant);
        return other;
    }

    private static void within(Shop shop, int port, String path, IntPredicate status) {
        within(new TestBrowser(shop.tenant().host(), port), path, status);
    }

    private static void within(TestBrowser browser, String path, IntPredicate status) {
        soon(() -> status.test(browser.get(path).status()));
    }

    private long lastOrder(Shop shop) {
        var last = column(shop, "SELECT ROUND(UNIX_TIMESTAMP(MAX(placed_at)) * 1000) FROM orders");
        return Long.parseLong(last.getFirst());
    }

    private List<String> column(Shop shop, String sql) {
        return shop.in(() -> transaction.execute(_ -> plain.query(sql, row -> row.getString(1))));
    }
}
