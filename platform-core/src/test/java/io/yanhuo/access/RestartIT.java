package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.SecondServer;
import io.yanhuo.TestBrowser;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** The server of two restaurants is killed and started again under their running application. */
@Tag("alone")
@ContextConfiguration(initializers = SecondServer.class)
@Import(TillPages.class)
@DirtiesContext
class RestartIT extends AnswerScene {
    private static final int HANDS = 6;

    @Autowired JdbcClient platform;
    @Autowired TransactionTemplate transaction;
    @Autowired PlainSql plain;
    @Autowired TillPages.Till till;

    private final Map<String, TestBrowser.Page> answers = new ConcurrentHashMap<>();
    Tenant wang;
    Tenant mei;
    Tenant home;

    @BeforeAll
    void two_on_the_other_server() {
        openOnly(SecondServer.NAME);
        wang = testTenants.create("wang");
        mei = testTenants.create("mei");
        openOnly("default");
        home = testTenants.create("home");
    }

    @AfterEach
    void up_again() {
        if (!SecondServer.running().running()) SecondServer.startAgain();
    }

    @Test
    @DisplayName("T-36 a restart amid requests: all or nothing is booked, 503 until it is back")
    void amid_requests() throws Exception {
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < HANDS; i++) {
                var who = i % 2 == 0 ? wang : mei;
                var hand = "hand-" + i;
                threads.submit(() -> bookUntil(over, who, hand));
            }
            try {
                await().until(() -> with(200) >= HANDS * 3);
                SecondServer.running().kill();
                await().atMost(Duration.ofSeconds(30)).until(() -> with(503) >= HANDS);
                assertThat(at(home.host()).getJson("/probe/slow?seconds=0").status())
                        .as("a restaurant on another server")
                        .isEqualTo(200);
                assertThat(at(wang.host()).get("/probe/slow?seconds=0"))
                        .satisfies(page -> {
                            assertThat(page.status()).isEqualTo(503);
                            assertThat(page.header("Retry-After")).isPresent();
                            assertThat(page.body()).contains("请几秒后再试").doesNotContain("Exception");
                        });
                SecondServer.startAgain();
                int before = with(200);
                await().atMost(Duration.ofSeconds(40)).until(() -> with(200) >= before + HANDS * 3);
            } finally {
                over.set(true);
            }
        }

        assertThat(answers.values()).extracting(TestBrowser.Page::status).containsOnly(200, 503);
        assertThat(answers.values())
                .filteredOn(page -> page.status() == 503)
                .allSatisfy(page -> {
                    assertThat(page.header("Content-Type")).contains("application/problem+json");
                    assertThat(page.header("Retry-After")).isPresent();
                });
        assertAllOrNothing(wang);
        assertAllOrNothing(mei);
    }

    @Test
    @DisplayName("T-36 a restart amid a transaction leaves none of it, and the next one works")
    void amid_a_transaction() {
        assertThatThrownBy(() ->
                        wang.scope()
                                .run(() ->
                                        transaction.executeWithoutResult(_ -> {
                                            till.entry("halved", "there");
                                            SecondServer.running().kill();
                                            SecondServer.startAgain();
                                            till.entry("halved", "back");
                                        })))
                .isInstanceOf(RuntimeException.class);

        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> !booked(mei).containsKey("halved"));
        assertThat(booked(wang)).doesNotContainKey("halved");
        wang.scope().run(() -> transaction.executeWithoutResult(_ -> till.book("whole")));
        assertThat(booked(wang)).containsEntry("whole", 2L);
    }

    private void bookUntil(AtomicBoolean over, Tenant who, String hand) {
        for (int i = 0; !over.get(); i++) {
            var key = who.id() + " " + hand + "-" + i;
            answers.put(key, at(who.host()).getJson("/probe/book?key=" + key.replace(" ", "%20")));
        }
    }

    private int with(int status) {
        return (int) answers.values().stream().filter(page -> page.status() == status).count();
    }

    /** What was confirmed is there; what was not is whole or absent; all of it is one's own. */
    private void assertAllOrNothing(Tenant tenant) {
        var booked = booked(tenant);
        assertThat(booked.values()).isNotEmpty().containsOnly(2L);
        assertThat(owners(tenant)).containsExactly(tenant.id().toString());
        var confirmed =
                answers.entrySet().stream()
                        .filter(answer -> answer.getKey().startsWith(tenant.id() + " "))
                        .filter(answer -> answer.getValue().status() == 200)
                        .map(Map.Entry::getKey)
                        .toList();
        assertThat(booked).containsKeys(confirmed.toArray(String[]::new));
    }

    /** How many entries there are of each booking. */
    private Map<String, Long> booked(Tenant tenant) {
        return column(tenant, "SELECT line_id FROM commission_entry").stream()
                .collect(Collectors.groupingBy(key -> key, Collectors.counting()));
    }

    private List<String> owners(Tenant tenant) {
        return column(tenant, "SELECT DISTINCT distributor_id FROM commission_entry");
    }

    private List<String> column(Tenant tenant, String sql) {
        return tenant.scope()
                .get(() -> transaction.execute(_ -> plain.query(sql, row -> row.getString(1))));
    }

    private void openOnly(String cluster) {
        platform.sql("UPDATE db_cluster SET state = IF(cluster_id = ?, 'OPEN', 'DRAINING')")
                .param(cluster)
                .update();
    }

    /** Other tests of this process know no second server. */
    @AfterAll
    void nobody_lives_there_any_more() {
        platform.sql(
                        """
                        UPDATE tenant t JOIN tenant_placement p ON p.tenant_id = t.tenant_id
                           SET t.state = 'PURGED' WHERE p.cluster_id = ?
                        """)
                .param(SecondServer.NAME)
                .update();
    }
}
