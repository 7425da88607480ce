package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.Crowd;
import io.yanhuo.Refusals;
import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The connections to the platform's schema, of which one restaurant wants many at once. */
@Tag("alone")
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestTenants.class)
class PlatformShareIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @Autowired DataSource source;
    @Autowired JdbcClient platform;
    @Autowired DatabaseSettings settings;
    @Autowired Tenants tenants;
    @Autowired TestTenant testTenants;

    @Autowired
    @Qualifier("platform")
    PlatformTransactionManager transactions;

    TenantScope laowang;
    TenantScope amei;

    @BeforeEach
    void two_restaurants() {
        laowang = tenants.as(testTenants.create("laowang").id(), TenantScope::current);
        amei = tenants.as(testTenants.create("amei").id(), TenantScope::current);
    }

    @Test
    void who_waits_for_a_row_keeps_nobody_else_from_a_connection() throws Exception {
        int crowd = settings.platformConnections() * 2;
        var answers = new CopyOnWriteArrayList<String>();
        var letGo = new CountDownLatch(1);
        var holder = holdingTheRow(letGo);
        var noise =
                CompletableFuture.runAsync(() -> crowd(crowd, () -> answers.add(changeTheRow())));
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> answers.size() >= crowd - settings.platformShare());

            assertThat(answers).as("they are to come again").containsOnly("tenancy.busy");
            assertAtOnce(() -> amei.run(this::look));
            assertAtOnce(this::look);
        } finally {
            letGo.countDown();
        }
        noise.join();
        holder.join();

        assertThat(answers)
                .filteredOn("done"::equals)
                .as("those whose turn it was")
                .hasSize(settings.platformShare());
    }

    @Test
    void whoever_holds_one_never_waits_for_a_second() throws Exception {
        int share = settings.platformShare();
        var all = new CyclicBarrier(share);

        assertAtOnce(() -> crowd(share, () -> laowang.run(() -> holdOneAndTakeAnother(all))));

        assertNoTurnIsLost();
    }

    @Test
    void a_turn_is_given_back_once_however_often_its_connection_is_closed() throws Exception {
        var twice = borrowed();
        twice.close();
        twice.close();

        assertNoTurnIsLost();
    }

    @Test
    void a_connection_that_cannot_be_had_costs_no_turn() throws Exception {
        var all = new ArrayList<Connection>();
        while (all.size() < settings.platformConnections()) all.add(source.getConnection());

        assertThatThrownBy(() -> laowang.run(this::look))
                .isInstanceOf(CannotGetJdbcConnectionException.class);

        for (var connection : all) connection.close();
        assertNoTurnIsLost();
    }

    /** As many as are its share, and no more. */
    private void assertNoTurnIsLost() throws Exception {
        var all = new ArrayList<Connection>();
        while (all.size() < settings.platformShare()) {
            assertThat(pool().usedUp(laowang.tenant())).isFalse();
            all.add(borrowed());
        }
        assertThat(pool().usedUp(laowang.tenant())).isTrue();
        for (var connection : all) connection.close();
        assertThat(pool().usedUp(laowang.tenant())).isFalse();
    }

    /** By somebody of nobody's, such as a job. */
    private Thread holdingTheRow(CountDownLatch letGo) throws InterruptedException {
        var held = new CountDownLatch(1);
        var holder =
                Thread.ofVirtual()
                        .start(() ->
                                transaction(() -> {
                                    touchTheRow();
                                    held.countDown();
                                    stand(letGo);
                                }));
        assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
        return holder;
    }

    private String changeTheRow() {
        return Refusals.answer(() -> laowang.run(() -> transaction(this::touchTheRow)));
    }

    /** Waits for it for longer than a slow machine takes to turn all others away. */
    private void touchTheRow() {
        waitForRows("120");
        try {
            platform.sql("SELECT tenant_id FROM tenant WHERE tenant_id = ? FOR UPDATE")
                    .param(laowang.tenant().value())
                    .query(Long.class)
                    .single();
        } finally {
            waitForRows("DEFAULT");
        }
    }

    private void waitForRows(String seconds) {
        platform.sql("SET SESSION innodb_lock_wait_timeout = " + seconds).update();
    }

    private void holdOneAndTakeAnother(CyclicBarrier all) {
        transaction(() -> {
            look();
            try {
                all.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            transaction(this::look);
        });
    }

    private void look() {
        platform.sql("SELECT 1").query(Integer.class).single();
    }

    /** Of its own, also within another. */
    private void transaction(Runnable work) {
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        apart.executeWithoutResult(_ -> work.run());
    }

    /** By a thread that holds no other. */
    private Connection borrowed() throws Exception {
        return Crowd.atOnce(1, () -> laowang.<Connection, SQLException>call(source::getConnection))
                .getFirst();
    }

    private static void crowd(int size, Runnable work) {
        try {
            Crowd.<List<Object>>atOnce(
                    size,
                    () -> {
                        work.run();
                        return List.of();
                    });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stand(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertAtOnce(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
    }

    private PlatformPool pool() {
        return (PlatformPool) source;
    }
}
