package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.Crowd;
import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import io.yanhuo.migrations.Release;
import io.yanhuo.shared.RandomId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** One restaurant starts more long work than anybody could do, on two nodes. */
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"yanhuo.operations.every=50ms", "yanhuo.operations.side-by-side=4"})
@ContextConfiguration(initializers = TestTenants.class)
@Import({OperationSharesIT.Baking.class, OperationSharesIT.Tidying.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationSharesIT {
    private static final int TIDIED = 20;

    @Autowired Operations operations;
    @Autowired OperationWorker worker;
    @Autowired Leases leases;
    @Autowired OperationSettings settings;
    @Autowired OperationKinds kinds;
    @Autowired Release release;
    @Autowired TestTenant testTenants;
    @Autowired Baking baking;
    @Autowired Tidying tidying;

    Tenant laowang;
    Tenant amei;
    Tenant xiaoli;
    @Autowired OperationWatch firstNode;
    OperationWatch secondNode;

    @BeforeAll
    void three_restaurants_and_a_second_node() {
        laowang = testTenants.create("laowang");
        amei = testTenants.create("amei");
        xiaoli = testTenants.create("xiaoli");
        secondNode = new OperationWatch(leases, worker, kinds, settings);
        secondNode.start();
    }

    @AfterEach
    void the_ovens_are_empty() {
        baking.open.countDown();
        tidying.go.release(TIDIED);
        await().atMost(Duration.ofSeconds(30)).until(() -> baking.unfinished() == 0);
        baking.clear();
        tidying.clear();
    }

    @Test
    @DisplayName("T-31 fifty operations of one restaurant do not keep others' waiting")
    void fifty_of_one_keep_nobody_else_waiting() {
        start(laowang, 50);
        await().until(() -> baking.underWay(laowang) == settings.perRestaurant());

        start(amei, 1);
        start(xiaoli, 1);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> baking.underWay(amei) == 1 && baking.underWay(xiaoli) == 1);
        assertThat(baking.most.get(laowang.id())).isEqualTo(settings.perRestaurant());
    }

    @Test
    void however_many_take_them_no_restaurant_has_more_than_its_share() throws Exception {
        firstNode.stop();
        secondNode.stop();
        try {
            takenByMany();
        } finally {
            firstNode.start();
            secondNode.start();
        }
    }

    private void takenByMany() throws Exception {
        var all = start(laowang, 20);

        var taken = Crowd.atOnce(60, n -> leases.take(all.get(n % all.size()).id(), "node-" + n));

        // What the nodes were just taking when they were told to stop counts, too.
        assertThat(baking.rows.inState(Operation.State.RUNNING, 100))
                .filteredOn(operation -> laowang.id().equals(operation.tenant()))
                .hasSizeBetween(1, settings.perRestaurant());
        var got = taken.stream().flatMap(Optional::stream).toList();
        got.forEach(lease -> leases.end(lease, Operation.State.DONE));
    }

    @Test
    void the_last_free_hand_is_for_those_who_have_nothing_under_way() {
        start(laowang, 50);
        await().until(() -> baking.underWay(laowang) == settings.perRestaurant());

        var onlyBaking = new SoughtWork(List.of(baking), release.version(), false);
        assertThat(leases.due(onlyBaking, 1)).isEmpty();
        var one = start(amei, 1).getFirst();
        assertThat(leases.due(onlyBaking, 1)).isSubsetOf(one.id());
    }

    @Test
    void restaurants_take_turns() {
        secondNode.stop();
        baking.open.countDown();
        start(laowang, 40);
        start(amei, 40);
        await().until(() -> baking.done.size() > 4);

        start(xiaoli, 1);

        await().atMost(Duration.ofSeconds(30)).until(() -> baking.done.contains(xiaoli.id()));
        assertThat(baking.done.indexOf(xiaoli.id()))
                .as("of 81, and the others were there before")
                .isLessThan(60);
        secondNode.start();
    }

    @Test
    void what_nobody_waits_for_leaves_a_hand_of_each_node_to_those_who_wait() {
        int unhurried = 2 * (settings.sideBySide() - 1);
        tidy();
        await().until(() -> tidying.begun.get() == unhurried);

        start(xiaoli, 1);

        await().atMost(Duration.ofSeconds(30)).until(() -> baking.underWay(xiaoli) == 1);
        assertThat(tidying.begun).hasValue(unhurried);
    }

    @Test
    void who_waits_comes_before_whatever_nobody_waits_for() {
        secondNode.stop();
        try {
            int unhurried = settings.sideBySide() - 1;
            tidy();
            await().until(() -> tidying.begun.get() == unhurried);
            start(laowang, 1);
            await().until(() -> baking.underWay(laowang) == 1);
            start(amei, 1);

            tidying.go.release();

            await().atMost(Duration.ofSeconds(30)).until(() -> baking.underWay(amei) == 1);
            assertThat(tidying.begun).hasValue(unhurried);
        } finally {
            secondNode.start();
        }
    }

    /** Of as many restaurants, long before anybody waits for anything. */
    private void tidy() {
        for (int i = 0; i < TIDIED; i++) {
            operations.start(Tidying.NAME, RandomId.ofLength(20), null, Map.of());
        }
    }

    private List<Operation> start(Tenant tenant, int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(_ ->
                        operations.start(Baking.NAME, RandomId.ofLength(20), tenant.id(), Map.of()))
                .toList();
    }

    /** Takes until the oven is opened, or a moment if it is open. */
    static class Baking implements OperationKind {
        static final String NAME = "BAKE";
        private static final List<String> KINDS = List.of(NAME, Tidying.NAME);

        final Map<TenantId, Integer> most = new ConcurrentHashMap<>();
        final List<TenantId> done = new CopyOnWriteArrayList<>();
        private final Map<TenantId, AtomicInteger> running = new ConcurrentHashMap<>();
        @Autowired OperationRows rows;
        volatile CountDownLatch open = new CountDownLatch(1);

        int underWay(Tenant tenant) {
            return Optional.ofNullable(running.get(tenant.id())).map(AtomicInteger::get).orElse(0);
        }

        /** A hand lets go of an operation a moment after it is baked. */
        long unfinished() {
            return Stream.of(Operation.State.PENDING, Operation.State.RUNNING)
                    .flatMap(state -> rows.inState(state, 100).stream())
                    .filter(operation -> KINDS.contains(operation.kind()))
                    .count();
        }

        void clear() {
            open = new CountDownLatch(1);
            most.clear();
            done.clear();
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public List<String> steps() {
            return List.of("bake");
        }

        @Override
        public void perform(String step, OperationWork work) {
            var tenant = work.tenant().orElseThrow();
            int now = running.computeIfAbsent(tenant, _ -> new AtomicInteger()).incrementAndGet();
            most.merge(tenant, now, Math::max);
            try {
                open.await();
                Thread.sleep(100);
                done.add(tenant);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                running.get(tenant).decrementAndGet();
            }
        }

        @Override
        public void cleanUp(OperationWork work) {}
    }

    /** Nobody waits for it; each waits until it is told to end. */
    static class Tidying implements OperationKind {
        static final String NAME = "TIDY";

        final Semaphore go = new Semaphore(0);
        final AtomicInteger begun = new AtomicInteger();

        void clear() {
            go.drainPermits();
            begun.set(0);
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public boolean awaited() {
            return false;
        }

        @Override
        public List<String> steps() {
            return List.of("tidy");
        }

        @Override
        public void perform(String step, OperationWork work) {
            begun.incrementAndGet();
            go.acquireUninterruptibly();
        }

        @Override
        public void cleanUp(OperationWork work) {}
    }
}
