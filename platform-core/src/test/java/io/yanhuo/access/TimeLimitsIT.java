package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.TestBrowser.Page;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** One restaurant asks the database for more than it can answer, beside another. */
@Tag("alone")
@Import(TillPages.class)
@TestPropertySource(
        properties = {"yanhuo.time-limits.statement=2s", "yanhuo.time-limits.transaction=4s"})
class TimeLimitsIT extends AnswerScene {
    @Autowired PlainSql plain;
    @Autowired TransactionTemplate transaction;

    Tenant amei;

    @BeforeAll
    void a_neighbour() {
        amei = testTenants.create("amei");
    }

    @Nested
    class A_request {
        @Test
        @DisplayName("T-32 a report that would take hours is cut, others are served meanwhile")
        void whose_report_would_take_hours_is_cut() {
            var cut = cutWithin(Duration.ofSeconds(5), "/probe/report?key=report");

            assertThat(cut.body()).contains("\"code\":\"shared.took-too-long\"");
            assertThat(booked("report")).as("rolled back wholly").isZero();
            everybodyIsServed();
        }

        @Test
        @DisplayName("T-32 so is one that waits for nothing, and a person is told why")
        void that_waits_for_nothing_is_cut() {
            var page = at(laowang.host()).get("/probe/slow?seconds=20");

            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("Retry-After")).contains("10");
            assertThat(page.body()).contains("这一步太慢了", "什么都没有改");
            everybodyIsServed();
        }

        @Test
        @DisplayName("T-32 many statements that are short enough are cut as well")
        void whose_many_statements_take_long_is_cut() {
            cutWithin(Duration.ofSeconds(8), "/probe/many?key=many");

            assertThat(booked("many")).as("rolled back wholly").isZero();
            everybodyIsServed();
        }

        @Test
        void that_waits_for_a_row_which_somebody_holds_is_cut() throws Exception {
            assertThat(at(laowang.host()).getJson("/probe/book?key=held").status()).isEqualTo(200);
            var held = new CountDownLatch(1);
            var holder =
                    CompletableFuture.runAsync(
                            () ->
                                    inTransaction(() -> {
                                        change("held there");
                                        held.countDown();
                                        return plain.query("SELECT SLEEP(6)", row -> 1);
                                    }),
                            Thread::startVirtualThread);
            assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();

            cutWithin(Duration.ofSeconds(5), "/probe/change?key=held");

            assertThat(booked("held more")).as("rolled back wholly").isZero();
            assertThat(holder).as("nobody waits for what holds it").isNotDone();
            holder.get();
            everybodyIsServed();
        }
    }

    @Nested
    class Work_that_nobody_waits_for {
        @Test
        void takes_as_long_as_it_takes_also_on_the_connection_of_a_request() {
            assertThat(at(laowang.host()).getJson("/probe/slow?seconds=0").status()).isEqualTo(200);

            assertThat(inTransaction(() -> plain.query("SELECT SLEEP(5)", row -> row.getInt(1))))
                    .containsExactly(0);

            assertThat(at(laowang.host()).getJson("/probe/slow?seconds=20").status())
                    .isEqualTo(503);
        }
    }

    /** B is served while A's is under way. */
    private Page cutWithin(Duration limit, String path) {
        var begun = Instant.now();
        var slow =
                CompletableFuture.supplyAsync(
                        () -> at(laowang.host()).getJson(path), Thread::startVirtualThread);
        for (int i = 0; i < 10; i++) {
            assertThat(at(amei.host()).getJson("/probe/slow?seconds=0").status()).isEqualTo(200);
        }
        assertThat(slow).as("the other was served meanwhile").isNotDone();
        var answer = slow.join();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(limit);
        return answer;
    }

    private void everybodyIsServed() {
        for (var tenant : new Tenant[] {laowang, amei, laowang}) {
            for (int i = 0; i < 10; i++) {
                assertThat(at(tenant.host()).getJson("/probe/slow?seconds=0").status())
                        .isEqualTo(200);
            }
        }
    }

    private void change(String key) {
        plain.update("UPDATE commission_entry SET amount = 3 WHERE posting_key = ?", key);
    }

    private int booked(String key) {
        var rows = "SELECT COUNT(*) FROM commission_entry WHERE posting_key = ?";
        return inTransaction(() -> plain.query(rows, row -> row.getInt(1), key + " there"))
                .getFirst();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return laowang.scope().get(() -> transaction.execute(_ -> work.get()));
    }
}
