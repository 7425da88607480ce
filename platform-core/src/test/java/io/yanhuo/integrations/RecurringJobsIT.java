package io.yanhuo.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** Which job gets its turn, and what becomes of one whose node has died. */
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "yanhuo.outbox.every=1h")
@ContextConfiguration(initializers = TestTenants.class)
@Import(RecurringJobsIT.Jobs.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecurringJobsIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    @Autowired Jobs jobs;
    @Autowired JdbcClient platform;

    @AfterAll
    void nobody_stands_there_any_more() {
        jobs.letGo.countDown();
    }

    @Test
    void those_that_take_standingkeep_no_other_from_its_turn() {
        await().atMost(SOON).until(() -> jobs.standing.get() == 2);
        int before = jobs.often.get();

        await().atMost(SOON).until(() -> jobs.often.get() >= before + 2);

        assertThat(jobs.letGo.getCount()).as("and they still are at it").isPositive();
    }

    @Test
    @DisplayName("T-36 a job whose node died in the middle of it is done by another before long")
    void another_node_takes_over() {
        await().atMost(SOON).until(() -> jobs.rarely.get() == 1 && isAtRest("rarely"));

        platform.sql(
                        """
                        UPDATE scheduled_tasks
                           SET picked = TRUE, picked_by = 'a node that died',
                               last_heartbeat = last_success - INTERVAL 90 SECOND,
                               execution_time = last_success
                         WHERE task_name = 'rarely'
                        """)
                .update();

        await().atMost(SOON).until(() -> jobs.rarely.get() == 2);
    }

    private boolean isAtRest(String job) {
        return platform.sql(
                                "SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = ? AND NOT picked"
                                        + " AND last_success IS NOT NULL")
                        .param(job)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @TestConfiguration
    static class Jobs {
        final CountDownLatch letGo = new CountDownLatch(1);
        final AtomicInteger standing = new AtomicInteger();
        final AtomicInteger often = new AtomicInteger();
        final AtomicInteger rarely = new AtomicInteger();

        @Bean
        RecurringJob longOne() {
            return job("long-one", Duration.ofHours(1), this::stand);
        }

        @Bean
        RecurringJob longTwo() {
            return job("long-two", Duration.ofHours(1), this::stand);
        }

        @Bean
        RecurringJob oftenDone() {
            return job("often", Duration.ofSeconds(1), often::incrementAndGet);
        }

        @Bean
        RecurringJob rarelyDone() {
            return job("rarely", Duration.ofHours(1), rarely::incrementAndGet);
        }

        private void stand() {
            standing.incrementAndGet();
            try {
                letGo.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static RecurringJob job(String name, Duration every, Runnable work) {
            return new RecurringJob() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public Duration every() {
                    return every;
                }

                @Override
                public void run() {
                    work.run();
                }
            };
        }
    }
}
