package io.yanhuo.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.TestTenant;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Jobs of two restaurants, one right after the other, by one worker that often fails. */
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "yanhuo.outbox.every=1h")
@ContextConfiguration(initializers = TestTenants.class)
@Import(JobsOfOthersIT.Failing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsOfOthersIT {
    private static final int JOBS = 30;

    @Autowired TestTenant testTenants;
    @Autowired Outbox outbox;
    @Autowired OutboxRelay relay;
    @Autowired TransactionTemplate transaction;
    @Autowired MovableClock clock;
    @Autowired Failing failing;

    Tenant laowang;
    Tenant amei;

    @BeforeAll
    void two_restaurants() {
        laowang = testTenants.create("laowang");
        amei = testTenants.create("amei");
    }

    @Test
    @DisplayName(
            "T-11 a job works for the restaurant of its row, also after a failure and on retry")
    void a_job_works_for_the_restaurant_of_its_row() {
        for (int i = 0; i < JOBS; i++) add(i % 2 == 0 ? laowang : amei, "job-" + i);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> {
                    clock.advance(Duration.ofMinutes(30));
                    relay.due().forEach(relay::relay);
                    return failing.done.size() >= JOBS;
                });

        assertThat(failing.tried).as("each failed once").hasSize(JOBS);
        for (int i = 0; i < JOBS; i++) {
            var own = i % 2 == 0 ? laowang : amei;
            assertThat(failing.done)
                    .contains("job-" + i + " for " + own.id() + " in " + own.id().value());
        }
    }

    private void add(Tenant tenant, String subject) {
        tenant.scope()
                .run(() -> transaction.executeWithoutResult(_ -> outbox.add("failing", subject)));
    }

    @TestConfiguration
    static class Failing {
        final Set<String> tried = ConcurrentHashMap.newKeySet();
        final List<String> done = new CopyOnWriteArrayList<>();
        @Autowired EntityManager entities;
        @Autowired TransactionTemplate transaction;

        @Bean
        @Primary
        MovableClock testClock() {
            return new MovableClock(Clock.systemUTC());
        }

        @Bean
        OutboxHandler failing() {
            return new OutboxHandler() {
                @Override
                public String kind() {
                    return "failing";
                }

                @Override
                public void handle(String subject) {
                    if (tried.add(subject)) throw new IllegalStateException("the first time");
                    done.add(subject + " for " + TenantScope.current().tenant() + " in " + whose());
                }
            };
        }

        /** As the database sees it. */
        private Object whose() {
            return transaction.execute(_ ->
                    entities.createNativeQuery("SELECT tenant_id FROM tenant_identity")
                            .getSingleResult());
        }
    }
}
