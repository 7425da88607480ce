package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever starts other threads in the middle of a restaurant's work finds nobody's rows there. */
class ScopeOfOthersIT extends JudgeScene {
    @Autowired PlatformTransactionManager transactions;

    /** A way to do something elsewhere. */
    record Elsewhere(String name, Executor way) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Elsewhere> ways() {
        return Stream.of(
                new Elsewhere("a thread", work -> new Thread(work).start()),
                new Elsewhere("a virtual thread", work -> Thread.ofVirtual().start(work)),
                new Elsewhere("a future on the common pool", CompletableFuture::runAsync),
                new Elsewhere(
                        "a pool of its own",
                        work -> {
                            try (var pool = Executors.newFixedThreadPool(1)) {
                                pool.execute(work);
                            }
                        }),
                new Elsewhere("a timer", work -> in(0, work)),
                new Elsewhere("a timer that is late", work -> in(50, work)));
    }

    private static void in(int milliseconds, Runnable work) {
        try (ScheduledExecutorService timer = Executors.newScheduledThreadPool(1)) {
            timer.schedule(work, milliseconds, TimeUnit.MILLISECONDS);
        }
    }

    @Nested
    class Work_that_goes_on_elsewhere {
        @ParameterizedTest(name = "T-08 {0}")
        @MethodSource("io.yanhuo.tenancy.ScopeOfOthersIT#ways")
        @DisplayName("T-08 work in another thread belongs to nobody, never to another restaurant")
        void belongs_to_nobody(Elsewhere elsewhere) throws Exception {
            for (var tenant : List.of(laowang, amei)) {
                assertThatThrownBy(() ->
                                tenant.scope()
                                        .call(() -> done(elsewhere, ScopeOfOthersIT.this::mine)))
                        .hasRootCauseInstanceOf(NoTenantScope.class);
            }
        }

        @ParameterizedTest(name = "T-08 {0}")
        @MethodSource("io.yanhuo.tenancy.ScopeOfOthersIT#ways")
        @DisplayName("T-08 work in another thread that is given its restaurant works for that one")
        void works_for_the_restaurant_it_is_given(Elsewhere elsewhere) throws Exception {
            var given = laowang.scope();
            var found = amei.scope().call(() -> done(elsewhere, () -> given.call(() -> mine())));

            assertThat(found).isEqualTo(laowang.id().value());
        }

        @Test
        @DisplayName("T-08 a parallel stream works for its own restaurant or for nobody")
        void of_a_parallel_stream_is_its_own_or_nobodys() {
            var found = new CopyOnWriteArrayList<Long>();
            laowang.scope()
                    .run(() ->
                            IntStream.range(0, 64)
                                    .parallel()
                                    .forEach(_ -> {
                                        try {
                                            found.add(mine());
                                        } catch (NoTenantScope _) {
                                            found.add(0L);
                                        }
                                    }));

            assertThat(found).isSubsetOf(0L, laowang.id().value());
        }
    }

    @Nested
    class A_worker_that_has_served_another {
        @Test
        @DisplayName(
                "T-09 a thread whose task for one restaurant failed belongs to nobody after it")
        void belongs_to_nobody_after_it() throws Exception {
            try (var worker = Executors.newFixedThreadPool(1)) {
                for (int i = 0; i < 20; i++) {
                    Callable<Object> failing =
                            () ->
                                    laowang.scope()
                                            .call(() -> {
                                                mine();
                                                throw new IllegalStateException("fails");
                                            });
                    var failed = worker.submit(failing);
                    assertThatThrownBy(failed::get).isInstanceOf(ExecutionException.class);
                    assertThat(worker.submit(TenantScope::bound).get()).isFalse();
                    var next = worker.submit(ScopeOfOthersIT.this::mine);
                    assertThatThrownBy(next::get).hasRootCauseInstanceOf(NoTenantScope.class);
                }
            }
        }
    }

    @Nested
    class What_follows_a_commit {
        private static final long NOBODY = 0;

        @Test
        @DisplayName("T-10 what follows a commit works for the restaurant of the transaction")
        void works_for_the_restaurant_of_the_transaction() {
            var found = new ArrayList<Long>();
            for (var tenant : List.of(laowang, amei, laowang)) {
                tenant.scope()
                        .run(() ->
                                transaction.executeWithoutResult(_ -> {
                                    countIdentities();
                                    AfterCommit.run(() -> found.add(scoped()));
                                    TransactionSynchronizationManager.registerSynchronization(
                                            new Later(found));
                                }));
            }

            assertThat(found)
                    .containsExactly(
                            laowang.id().value(),
                            laowang.id().value(),
                            amei.id().value(),
                            amei.id().value(),
                            laowang.id().value(),
                            laowang.id().value());
        }

        /** As by a filter that is at its end before the transaction is. */
        @Test
        @DisplayName(
                "T-10 what follows a commit after the end of the scope finds its own restaurant's"
                        + " rows or nobody's, and cannot be done for another one")
        void is_never_another_s_once_the_scope_has_ended() {
            var found = new ArrayList<Long>();
            var begun = laowang.scope().get(() -> begin(found));

            assertThatThrownBy(() -> amei.scope().run(() -> transactions.commit(begun)))
                    .hasMessageContaining("belongs to the tenant it began with");
            assertThat(found).isEmpty();
            transactions.commit(begun);

            assertThat(found).containsExactly(NOBODY, NOBODY, laowang.id().value());
            assertThat(TenantScope.bound()).isFalse();
            assertThat(amei.scope().get(ScopeOfOthersIT.this::mine)).isEqualTo(amei.id().value());
        }

        private TransactionStatus begin(List<Long> found) {
            var begun = transactions.getTransaction(new DefaultTransactionDefinition());
            countIdentities();
            AfterCommit.run(() -> {
                found.add(orNobody(What_follows_a_commit::scoped));
                found.add(orNobody(this::inATransactionOfItsOwn));
                found.add(orNobody(ScopeOfOthersIT.this::countIdentities));
            });
            return begun;
        }

        private long inATransactionOfItsOwn() {
            var own = new TransactionTemplate(transactions);
            own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            Long found = own.execute(_ -> countIdentities());
            return java.util.Objects.requireNonNull(found);
        }

        private static long orNobody(LongSupplier work) {
            try {
                return work.getAsLong();
            } catch (NoTenantScope _) {
                return NOBODY;
            }
        }

        private final class Later implements TransactionSynchronization {
            private final List<Long> found;

            private Later(List<Long> found) {
                this.found = found;
            }

            @Override
            public void afterCompletion(int status) {
                found.add(scoped());
            }
        }

        private static long scoped() {
            return TenantScope.current().tenant().value();
        }
    }

    private long mine() {
        Long found = transaction.execute(_ -> countIdentities());
        return java.util.Objects.requireNonNull(found);
    }

    private static <T> T done(Elsewhere elsewhere, Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        elsewhere.way().execute(task);
        return task.get(20, TimeUnit.SECONDS);
    }
}
