package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Once a restaurant is shut and has been waited for, nothing is written there any more. */
@Tag("alone")
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestTenants.class)
class FenceIT {
    private static final Duration A_WHILE = Duration.ofMillis(500);

    @Autowired TestTenant testTenants;
    @Autowired TransactionTemplate transaction;
    @Autowired PlainSql sql;
    @Autowired Clusters clusters;

    private Tenant laowang;
    private Tenant amei;

    @BeforeEach
    void two_restaurants_on_one_server() {
        laowang = testTenants.create("laowang");
        amei = testTenants.create("amei");
    }

    @Nested
    class Shut {
        @Test
        @DisplayName("T-45 whoever ends in time is seen to end, and keeps his session")
        void while_somebody_writes() {
            var writer = new Writer(laowang);
            var drained = shut(laowang);
            await().during(A_WHILE).until(() -> !drained.isDone());

            assertThat(writer.acknowledged()).isTrue();

            drained.join();
            assertThat(rows(laowang)).isOne();
            assertThat(isThere(writer.session())).isTrue();
        }

        @Test
        @DisplayName("T-45 two on one server at once: neither forgets a writer over the other")
        void at_once_with_another() {
            var one = new Writer(amei);
            var first = shut(amei);
            await().during(A_WHILE).until(() -> !first.isDone());
            var other = new Writer(laowang);
            var second = shut(laowang);
            await().during(A_WHILE).until(() -> !second.isDone());

            assertThat(one.acknowledged()).isTrue();
            assertThat(other.acknowledged()).isTrue();

            CompletableFuture.allOf(first, second).join();
            assertThat(rows(amei)).isOne();
            assertThat(rows(laowang)).isOne();
        }

        @Test
        @DisplayName("T-45 whoever does not end is rolled back, though others look all the time")
        void before_the_eyes_of_others_who_look_all_the_time() {
            try (var _ = new Onlooker()) {
                var writer = new Writer(laowang);

                shut(laowang).join();

                assertThat(writer.acknowledged()).isFalse();
                assertThat(rows(laowang)).isZero();
            }
        }
    }

    /** After others have gone on. */
    @Nested
    class What_comes_late {
        @Test
        void a_shutting() {
            var fence = fence(laowang);
            long epoch = laowang.epoch();
            fence.shut(epoch);
            fence.open(epoch, epoch + 2);

            fence.shut(epoch);

            assertThat(fence.epoch()).isEqualTo(epoch + 2);
        }

        @Test
        void an_opening() {
            var fence = fence(laowang);
            long epoch = laowang.epoch();
            fence.shut(epoch);
            fence.open(epoch, epoch + 2);
            fence.shut(epoch + 2);

            assertThatThrownBy(() -> fence.open(epoch, epoch + 2))
                    .hasMessageContaining("is at epoch " + (epoch + 3));

            assertThat(fence.epoch()).isEqualTo(epoch + 3);
        }

        @Test
        void a_closing_for_everybody() {
            var fence = fence(laowang);
            long epoch = laowang.epoch();
            fence.become(epoch + 2, epoch);

            assertThatThrownBy(() -> fence.become(Fence.NOBODY, epoch))
                    .hasMessageContaining("is at epoch " + (epoch + 2));

            assertThat(fence.epoch()).isEqualTo(epoch + 2);
        }

        @Test
        void an_arrival() {
            var fence = fence(laowang);
            long epoch = laowang.epoch();
            fence.identify(laowang.id(), epoch + 4);

            assertThatThrownBy(() -> fence.identify(laowang.id(), epoch + 2))
                    .hasMessageContaining("is at epoch " + (epoch + 4));

            assertThat(fence.epoch()).isEqualTo(epoch + 4);
        }
    }

    private Fence fence(Tenant shop) {
        return new Fence(clusters.ddl(shop.cluster()), shop.schema());
    }

    private CompletableFuture<Void> shut(Tenant shop) {
        var fence = fence(shop);
        fence.shut(shop.epoch());
        return CompletableFuture.runAsync(fence::drain, Thread::startVirtualThread);
    }

    private JdbcClient server() {
        return JdbcClient.create(clusters.ddl(DatabaseSettings.HOME));
    }

    private long rows(Tenant shop) {
        return server().sql("SELECT COUNT(*) FROM `" + shop.schema() + "`.share_click")
                .query(Long.class)
                .single();
    }

    private boolean isThere(long session) {
        return server().sql("SELECT COUNT(*) FROM information_schema.processlist WHERE id = ?")
                .param(session)
                .query(Boolean.class)
                .single();
    }

    /** Somebody who has written, and not yet said that it is all. */
    private final class Writer {
        private final CompletableFuture<Long> session = new CompletableFuture<>();
        private final CountDownLatch all = new CountDownLatch(1);
        private final CompletableFuture<Boolean> acknowledged;

        Writer(Tenant shop) {
            acknowledged =
                    CompletableFuture.supplyAsync(() -> write(shop), Thread::startVirtualThread);
            session();
        }

        private boolean write(Tenant shop) {
            try {
                shop.scope().run(() -> transaction.executeWithoutResult(_ -> insert()));
                return true;
            } catch (RuntimeException e) {
                session.completeExceptionally(e);
                return false;
            }
        }

        private void insert() {
            sql.update(
                    "INSERT INTO share_click (distributor_id, diner_id, clicked_at)"
                            + " VALUES ('writer', 'd', '2026-11-29')");
            session.complete(sql.query("SELECT CONNECTION_ID()", row -> row.getLong(1)).getFirst());
            try {
                all.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        long session() {
            return session.join();
        }

        boolean acknowledged() {
            all.countDown();
            return acknowledged.join();
        }
    }

    /** Because of whom the server makes no new picture of its transactions. */
    private final class Onlooker implements AutoCloseable {
        private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);

        Onlooker() {
            look();
            clock.scheduleAtFixedRate(this::look, 0, 20, TimeUnit.MILLISECONDS);
        }

        private void look() {
            server().sql("SELECT COUNT(*) FROM information_schema.innodb_trx")
                    .query(Long.class)
                    .single();
        }

        @Override
        public void close() {
            clock.shutdownNow();
        }
    }
}
