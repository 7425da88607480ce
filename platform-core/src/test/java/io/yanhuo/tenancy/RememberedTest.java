package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private static final TenantId LAOWANG = new TenantId(1);

    /** A table of so few restaurants has so few bins that this one shares one with the other. */
    private static final TenantId AMEI = new TenantId(1 + (1 << 20));

    private final AtomicReference<String> row = new AtomicReference<>("before");
    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void is_read_once_until_it_changes() {
        var remembered = new Remembered<TenantId, String>(Duration.ofHours(1), 10, _ -> read());

        assertThat(remembered.of(LAOWANG)).isEqualTo("before");
        row.set("after");
        assertThat(remembered.of(LAOWANG)).isEqualTo("before");
        remembered.forget(LAOWANG);

        assertThat(remembered.of(LAOWANG)).isEqualTo("after");
        assertThat(readings).hasValue(2);
    }

    @Test
    void what_is_not_there_is_asked_for_again() {
        row.set(null);
        var remembered = new Remembered<TenantId, String>(Duration.ofHours(1), 10, _ -> read());

        assertThat(remembered.of(LAOWANG)).isNull();
        row.set("there now");

        assertThat(remembered.of(LAOWANG)).isEqualTo("there now");
    }

    @Test
    void what_was_read_before_a_change_is_not_remembered_after_it() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var remembered =
                new Remembered<TenantId, String>(
                        Duration.ofHours(1),
                        10,
                        _ -> {
                            var read = read();
                            begun.countDown();
                            await(goOn);
                            return read;
                        });
        var slow =
                CompletableFuture.supplyAsync(
                        () -> remembered.of(LAOWANG), Thread::startVirtualThread);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        row.set("after");
        remembered.forget(LAOWANG);
        goOn.countDown();

        assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo("before");
        assertThat(remembered.of(LAOWANG)).isEqualTo("after");
    }

    @Test
    void nobody_waits_for_the_reading_of_another() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var remembered =
                new Remembered<TenantId, String>(
                        Duration.ofHours(1),
                        10,
                        tenant -> {
                            if (tenant.equals(LAOWANG)) {
                                begun.countDown();
                                await(goOn);
                            }
                            return "of " + tenant.value();
                        });
        var jammed =
                CompletableFuture.supplyAsync(
                        () -> remembered.of(LAOWANG), Thread::startVirtualThread);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        var other =
                CompletableFuture.supplyAsync(
                        () -> remembered.of(AMEI), Thread::startVirtualThread);
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("of " + AMEI.value());
        var same =
                CompletableFuture.supplyAsync(
                        () -> remembered.of(AMEI), Thread::startVirtualThread);
        assertThat(same.get(10, TimeUnit.SECONDS)).isNotNull();

        assertThat(jammed).isNotDone();
        goOn.countDown();
        jammed.get(10, TimeUnit.SECONDS);
    }

    private String read() {
        readings.incrementAndGet();
        return row.get();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) throw new IllegalStateException("left waiting");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
