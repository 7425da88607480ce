package io.yanhuo.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.SecondServer;
import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import io.yanhuo.tenancy.TestTenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** One of two database servers is down, and its restaurants all have something to do. */
@Tag("alone")
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "yanhuo.outbox.every=50ms")
@ContextConfiguration(initializers = {TestTenants.class, SecondServer.class})
@Import(OutboxIT.Letters.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerDownIT {
    /** More than there are workers. */
    private static final int MANY = 8;

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    /** Within which those who were there when it fell have noticed. */
    private static final Duration NOTICED = Duration.ofSeconds(8);

    @Autowired TestTenant testTenants;
    @Autowired Tenants tenants;
    @Autowired Outbox outbox;
    @Autowired OutboxHints hints;
    @Autowired OutboxIT.Letters letters;
    @Autowired TransactionTemplate transaction;
    @Autowired PlainSql plain;
    @Autowired Clock clock;
    @Autowired JdbcClient platform;

    private final List<Tenant> east = new ArrayList<>();
    private Tenant home;

    @BeforeAll
    void restaurants_on_both() {
        testTenants.create("first");
        openOnly(SecondServer.NAME);
        while (east.size() < MANY) east.add(testTenants.create("east"));
        openOnly("default");
        home = testTenants.create("home");
        assertThat(home.cluster()).isNotEqualTo(east.getFirst().cluster());
    }

    @Test
    @DisplayName("T-43 the work of restaurants on another server is not held up")
    void the_others_are_not_held_up() throws Exception {
        SecondServer.running().kill();
        try (var due = Executors.newSingleThreadScheduledExecutor()) {
            allOfThemAreDueAllTheTime(due);
            add(home, "first");
            await().atMost(NOTICED).until(() -> sent(home, "first"));

            await().pollInterval(NOTICED.dividedBy(4))
                    .during(NOTICED)
                    .atMost(NOTICED.multipliedBy(3))
                    .untilAsserted(this::assertSentSoon);
            long begun = System.nanoTime();
            assertThat(tenants.each(this::seen))
                    .contains(home.id())
                    .doesNotContain(east.getFirst().id());
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(NOTICED);

            SecondServer.startAgain();
            for (var tenant : east) assertServedAgain(tenant);
            due.shutdownNow();
        }
        assertThat(tenants.each(this::seen)).containsAll(east.stream().map(Tenant::id).toList());
    }

    private void allOfThemAreDueAllTheTime(ScheduledExecutorService due) {
        Runnable all = () -> east.forEach(tenant -> hints.hint(tenant.id(), LONG_AGO));
        due.scheduleWithFixedDelay(all, 0, 100, TimeUnit.MILLISECONDS);
    }

    private void assertSentSoon() {
        var letter = RandomId.ofLength(12);
        add(home, letter);
        await().atMost(Duration.ofSeconds(2)).until(() -> sent(home, letter));
    }

    private void assertServedAgain(Tenant tenant) {
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> add(tenant, "back"));
        await().atMost(Duration.ofSeconds(30)).until(() -> sent(tenant, "back"));
    }

    private boolean sent(Tenant tenant, String letter) {
        return letters.sent.contains(tenant.id() + ":" + letter);
    }

    private boolean add(Tenant tenant, String letter) {
        tenant.scope()
                .run(() ->
                        transaction.executeWithoutResult(
                                _ -> outbox.addAt(clock.instant(), "letter", letter)));
        return true;
    }

    private TenantId seen(Tenant tenant) {
        transaction.execute(_ -> plain.query("SELECT 1", row -> row.getInt(1)));
        return tenant.id();
    }

    private void openOnly(String cluster) {
        platform.sql("UPDATE db_cluster SET state = IF(cluster_id = ?, 'OPEN', 'DRAINING')")
                .param(cluster)
                .update();
    }

    /** Other tests of this process know no second server. */
    @AfterAll
    void nobody_lives_there_any_more() {
        if (!SecondServer.running().running()) SecondServer.startAgain();
        platform.sql(
                        """
                        UPDATE tenant t JOIN tenant_placement p ON p.tenant_id = t.tenant_id
                           SET t.state = 'PURGED' WHERE p.cluster_id = ?
                        """)
                .param(SecondServer.NAME)
                .update();
    }
}
