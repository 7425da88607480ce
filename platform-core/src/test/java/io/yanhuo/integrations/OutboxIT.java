package io.yanhuo.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.TestTenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "yanhuo.outbox.every=50ms")
@ContextConfiguration(initializers = TestTenants.class)
@Import(OutboxIT.Letters.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxIT {
    @Autowired TestTenant testTenants;
    @Autowired Outbox outbox;
    @Autowired OutboxRelay relay;
    @Autowired OutboxHints hints;
    @Autowired TransactionTemplate transaction;
    @Autowired MovableClock clock;
    @Autowired Letters letters;
    @Autowired JdbcClient platform;

    Tenant laowang;
    Tenant amei;

    @BeforeAll
    void two_restaurants() {
        laowang = testTenants.create("laowang");
        amei = testTenants.create("amei");
    }

    @BeforeEach
    void an_empty_table() {
        letters.sent.clear();
        letters.failures.set(0);
        clock.reset();
    }

    @Test
    @DisplayName("T-10, T-11 work is done after the commit in its own restaurant")
    void work_is_done_once_after_the_commit_in_its_own_restaurant() {
        add(laowang, "order-1");
        add(amei, "order-1");

        await().until(() -> letters.sent.size() == 2);

        assertThat(letters.sent)
                .containsExactlyInAnyOrder(laowang.id() + ":order-1", amei.id() + ":order-1");
        await().until(() -> left(laowang) == 0);
    }

    @Test
    void work_of_a_transaction_that_rolls_back_is_never_done() {
        laowang.scope()
                .run(() ->
                        transaction.executeWithoutResult(status -> {
                            outbox.add("letter", "never");
                            status.setRollbackOnly();
                        }));
        add(laowang, "after it");

        await().until(() -> !letters.sent.isEmpty());

        assertThat(letters.sent).containsExactly(laowang.id() + ":after it");
    }

    @Test
    void outside_of_a_transaction_nothing_is_accepted() {
        laowang.scope()
                .run(() ->
                        assertThatThrownBy(() -> outbox.add("letter", "lost"))
                                .isInstanceOf(IllegalTransactionStateException.class));
    }

    @Test
    void a_timer_waits_for_its_time() {
        laowang.scope()
                .run(() ->
                        transaction.executeWithoutResult(_ ->
                                outbox.addAt(
                                        clock.instant().plus(Duration.ofDays(7)),
                                        "letter",
                                        "in a week")));
        add(laowang, "now");
        await().until(() -> !letters.sent.isEmpty());
        assertThat(letters.sent).containsExactly(laowang.id() + ":now");

        clock.advance(Duration.ofDays(7));

        await().until(() -> letters.sent.size() == 2);
    }

    @Test
    void what_fails_is_tried_again_after_a_pause() {
        letters.failures.set(2);
        add(laowang, "stubborn");
        await().until(() -> letters.failures.get() == 1);
        assertThat(letters.sent).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        await().until(() -> letters.failures.get() == 0);
        clock.advance(Duration.ofMinutes(2));

        // Its pause may have been counted from a moment after the jump of the clock.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> letters.sent.contains(laowang.id() + ":stubborn"));
    }

    @Test
    void a_lost_hint_is_restored_by_the_sweep() {
        var later = clock.instant().plus(Duration.ofHours(5));
        laowang.scope()
                .run(() ->
                        transaction.executeWithoutResult(
                                _ -> outbox.addAt(later, "letter", "forgotten")));
        platform.sql("DELETE FROM outbox_hint WHERE tenant_id = ?")
                .param(laowang.id().value())
                .update();

        relay.sweep(laowang);
        clock.advance(Duration.ofHours(5));

        await().until(() -> letters.sent.contains(laowang.id() + ":forgotten"));
    }

    @Test
    void many_workers_at_one_restaurant_do_each_thing_once() throws Exception {
        var due = clock.instant().plus(Duration.ofHours(1));
        for (int i = 0; i < 40; i++) addAt(amei, due, "letter-" + i);
        try (var threads = Executors.newFixedThreadPool(8)) {
            clock.advance(Duration.ofHours(1));
            for (int i = 0; i < 8; i++) {
                threads.submit(() -> {
                    for (int n = 0; n < 20; n++) {
                        hints.hint(amei.id(), due);
                        relay.due().forEach(relay::relay);
                    }
                });
            }
        }
        await().until(() -> left(amei) == 0);

        assertThat(letters.sent).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("T-31 ten thousand entries of one restaurant do not keep another one's waiting")
    void a_flood_keeps_nobody_else_waiting() {
        laowang.scope()
                .run(() ->
                        transaction.executeWithoutResult(_ -> {
                            for (int i = 0; i < 10_000; i++) outbox.add("letter", "flood-" + i);
                        }));
        await().until(() -> !letters.sent.isEmpty());

        add(amei, "one");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> letters.sent.contains(amei.id() + ":one"));
        assertThat(left(laowang)).as("still flooded").isEqualTo(1000);
        letters.throwAway(laowang);
    }

    @Test
    @DisplayName("T-31 who has work left lines up behind those who have waited since")
    void each_in_turn() {
        var longAgo = clock.instant().minus(Duration.ofHours(9));
        var later = clock.instant();
        laowang.scope()
                .run(() ->
                        transaction.executeWithoutResult(_ -> {
                            for (int i = 0; i < 2_000; i++) outbox.addAt(longAgo, "letter", "" + i);
                        }));
        await().until(() -> !letters.sent.isEmpty());

        await().atMost(Duration.ofSeconds(10)).until(() -> !due(laowang).isBefore(later));
        assertThat(left(laowang)).as("and has work left").isPositive();
        letters.throwAway(laowang);
    }

    private Instant due(Tenant tenant) {
        return platform.sql("SELECT due_at FROM outbox_hint WHERE tenant_id = ?")
                .param(tenant.id().value())
                .query((row, _) -> row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC))
                .optional()
                .orElse(Instant.MIN);
    }

    private void add(Tenant tenant, String subject) {
        addAt(tenant, clock.instant(), subject);
    }

    private void addAt(Tenant tenant, Instant due, String subject) {
        tenant.scope()
                .run(() ->
                        transaction.executeWithoutResult(
                                _ -> outbox.addAt(due, "letter", subject)));
    }

    private int left(Tenant tenant) {
        return letters.left(tenant);
    }

    @TestConfiguration
    static class Letters {
        final List<String> sent = new CopyOnWriteArrayList<>();
        final AtomicInteger failures = new AtomicInteger();
        @Autowired OutboxEntries entries;
        @Autowired TransactionTemplate transaction;
        @Autowired PlainSql plain;

        @Bean
        @Primary
        MovableClock testClock() {
            return new MovableClock(Clock.systemUTC());
        }

        @Bean
        OutboxHandler letter() {
            return new OutboxHandler() {
                @Override
                public String kind() {
                    return "letter";
                }

                @Override
                public void handle(String subject) {
                    if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        throw new IllegalStateException("the post office is closed");
                    }
                    sent.add(TenantScope.current().tenant() + ":" + subject);
                }
            };
        }

        void throwAway(Tenant tenant) {
            tenant.scope()
                    .run(() ->
                            transaction.executeWithoutResult(
                                    _ -> plain.update("DELETE FROM outbox")));
        }

        /** Of all that is not done, also what is not due yet. */
        int left(Tenant tenant) {
            var endOfTime = Instant.parse("2999-01-01T00:00:00Z");
            var rows =
                    tenant.scope()
                            .get(() ->
                                    transaction.execute(
                                            _ -> entries.due(endOfTime, Limit.of(1000))));
            return rows.size();
        }
    }
}
