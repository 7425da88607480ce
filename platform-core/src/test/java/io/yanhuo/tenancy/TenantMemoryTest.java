package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.migrations.SchemaName;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class TenantMemoryTest {
    private static final TenantScope LAOWANG = scope(1, 1);
    private static final TenantScope AMEI = scope(2, 1);

    private final AtomicLong nanos = new AtomicLong();
    private boolean usedUp;
    private final TenantMemory<String> memory =
            new TenantMemory<>("hours", () -> usedUp, nanos::get);
    private final TransactionTemplate transaction = new TransactionTemplate(new NoDatabase());

    @Test
    void reads_once_for_many_who_ask() {
        assertThat(ask(LAOWANG, "10-22")).isEqualTo("10-22");
        assertThat(ask(LAOWANG, "read again")).isEqualTo("10-22");
    }

    @Test
    void reads_again_after_a_second() {
        ask(LAOWANG, "10-22");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(ask(LAOWANG, "11-23")).isEqualTo("11-23");
    }

    @Nested
    class When_no_connection_is_to_be_had {
        @BeforeEach
        void read_a_while_ago() {
            ask(LAOWANG, "10-22");
            nanos.addAndGet(Duration.ofSeconds(29).toNanos());
            usedUp = true;
        }

        @Test
        void makes_do_with_what_was_so_up_to_thirty_seconds_ago() {
            assertThat(ask(LAOWANG, "11-23")).isEqualTo("10-22");
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(ask(LAOWANG, "11-23")).isEqualTo("11-23");
        }

        @Test
        void shows_a_change_nevertheless() {
            change(() -> {});

            assertThat(ask(LAOWANG, "11-23")).isEqualTo("11-23");
        }

        @Test
        void judges_nothing_that_is_written_by_what_is_old() {
            LAOWANG.run(() ->
                    transaction.executeWithoutResult(
                            _ -> assertThat(memory.get(() -> "11-23")).isEqualTo("11-23")));
        }
    }

    @Test
    void tells_no_restaurant_of_another() {
        ask(LAOWANG, "10-22");

        assertThat(ask(AMEI, "06-14")).isEqualTo("06-14");
    }

    @Test
    void forgets_what_was_so_at_another_place() {
        ask(LAOWANG, "10-22");

        assertThat(ask(scope(1, 2), "moved")).isEqualTo("moved");
    }

    @Test
    void shows_a_change_as_soon_as_it_is_committed() {
        ask(LAOWANG, "10-22");
        change(() -> assertThat(ask(LAOWANG, "11-23")).isEqualTo("11-23"));

        assertThat(ask(LAOWANG, "11-23 committed")).isEqualTo("11-23 committed");
    }

    @Test
    void remembers_nothing_of_a_change_that_was_taken_back() {
        ask(LAOWANG, "10-22");
        LAOWANG.run(() ->
                transaction.executeWithoutResult(status -> {
                    memory.change();
                    memory.get(() -> "11-23");
                    status.setRollbackOnly();
                }));

        assertThat(ask(LAOWANG, "read again")).isEqualTo("10-22");
    }

    @Test
    void keeps_nothing_that_was_read_before_a_change_and_comes_after_it() {
        Supplier<String> slow =
                () -> {
                    change(() -> {});
                    return "of before";
                };
        LAOWANG.run(() -> memory.get(slow));

        assertThat(ask(LAOWANG, "of after")).isEqualTo("of after");
    }

    private String ask(TenantScope scope, String stored) {
        return scope.get(() -> memory.get(() -> stored));
    }

    private void change(Runnable meanwhile) {
        LAOWANG.run(() ->
                transaction.executeWithoutResult(_ -> {
                    memory.change();
                    meanwhile.run();
                }));
    }

    private static TenantScope scope(long id, long epoch) {
        return new TenantScope(
                new TenantId(id),
                "public" + id,
                "default",
                new SchemaName("t00000000000" + id),
                epoch);
    }

    private static final class NoDatabase extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(
                Object transaction, org.springframework.transaction.TransactionDefinition how) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
