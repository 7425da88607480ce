package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TenantCacheTest {
    private final TenantCache cache = new TenantCache();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void looks_once_for_many_who_ask_also_where_there_is_nobody() {
        for (int i = 0; i < 5; i++) assertThat(find("host:niemand")).isEmpty();

        assertThat(looks).hasValue(1);
    }

    @Test
    @DisplayName("T-26 what was looked up before a change and arrives after it is not kept")
    void what_was_looked_up_before_a_change_is_not_kept() throws Exception {
        var read = new CountDownLatch(1);
        var changed = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow =
                    threads.submit(() ->
                            cache.find(
                                    "host:laowang",
                                    () -> {
                                        read.countDown();
                                        await(changed);
                                        return Optional.empty();
                                    }));
            await(read);
            cache.forget();
            changed.countDown();
            slow.get();
        }

        find("host:laowang");

        assertThat(looks).as("looked up anew").hasValue(1);
    }

    @Test
    @DisplayName("T-26 what another node has changed meanwhile is seen two seconds after the read")
    void what_took_long_to_read_is_old_when_it_arrives() {
        var now = new AtomicLong();
        var memory = new TenantCache(now::get);
        memory.find(
                "host:laowang",
                () -> {
                    now.addAndGet(TenantCache.STALE_AFTER.toNanos());
                    return Optional.empty();
                });

        memory.find(
                "host:laowang",
                () -> {
                    looks.incrementAndGet();
                    return Optional.empty();
                });

        assertThat(looks).as("looked up anew").hasValue(1);
    }

    private Optional<Tenant> find(String key) {
        return cache.find(
                key,
                () -> {
                    looks.incrementAndGet();
                    return Optional.empty();
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
