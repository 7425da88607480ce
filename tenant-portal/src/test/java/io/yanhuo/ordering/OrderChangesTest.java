package io.yanhuo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.yanhuo.migrations.SchemaName;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class OrderChangesTest {
    /** Both belong at the same place of a table that is as large as a new one. */
    private static final TenantId SLOW = new TenantId(1);

    private static final TenantId OTHER = new TenantId(17);

    private static final TenantId JAMMED = new TenantId(3);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final OrderChanges changes = new OrderChanges(new SlowLog());

    @Test
    void who_waits_for_the_database_keeps_no_other_restaurant_from_listening() throws Exception {
        changes.start();
        try (var pages = Executors.newVirtualThreadPerTaskExecutor()) {
            pages.submit(() -> listen(SLOW));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

            var other = pages.submit(() -> listen(OTHER));

            try {
                other.get(10, TimeUnit.SECONDS);
            } finally {
                answered.countDown();
            }
        }
        changes.stop();
    }

    @Test
    void a_page_that_cannot_be_told_how_things_stand_leaves_nothing_behind() {
        changes.start();
        var looks = new AtomicInteger();
        BooleanSupplier mayListen = () -> looks.incrementAndGet() > 0;

        assertThatThrownBy(() -> scope(JAMMED).run(() -> changes.ofAll(null, null, mayListen)))
                .hasMessage("jammed");

        await().during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(5))
                .untilAtomic(looks, is(0));
        changes.stop();
    }

    private void listen(TenantId tenant) {
        scope(tenant).run(() -> changes.ofAll(null, null, () -> true));
    }

    private static TenantScope scope(TenantId tenant) {
        return new TenantScope(tenant, "public", "default", new SchemaName("t000000000000"), 1);
    }

    private class SlowLog extends ChangeLog {
        SlowLog() {
            super(null, null);
        }

        @Override
        long newest() {
            if (TenantScope.current().tenant().equals(JAMMED)) {
                throw new IllegalStateException("jammed");
            }
            if (TenantScope.current().tenant().equals(SLOW)) {
                asked.countDown();
                try {
                    answered.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return 0;
        }

        @Override
        List<Change> after(long id) {
            return List.of();
        }
    }
}
