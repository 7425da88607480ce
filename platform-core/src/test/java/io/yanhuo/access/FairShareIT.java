package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.Crowd;
import io.yanhuo.TestBrowser;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** One restaurant whose requests are slow, beside another. */
@Tag("alone")
@Import(TillPages.class)
class FairShareIT extends AnswerScene {
    private static final int SHARE = 8;

    private final AtomicInteger told = new AtomicInteger();

    Tenant amei;

    @BeforeAll
    void a_neighbour() {
        amei = testTenants.create("amei");
    }

    @Test
    @DisplayName("T-30 who has used up its share is told to wait, and others are served meanwhile")
    void others_are_served_meanwhile() throws Exception {
        var noise =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return Crowd.atOnce(SHARE * 3, this::slowPage);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
        // Only then is the share used up, and stays so as long as the slow ones take.
        await().until(() -> told.get() == SHARE * 2);

        for (int i = 0; i < 20; i++) {
            long begun = System.nanoTime();
            assertThat(at(amei.host()).getJson("/probe/slow?seconds=0").status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(ofPatience());
        }
        assertThat(noise).as("the others were served meanwhile").isNotDone();
        var answers = noise.get();

        assertThat(answers).filteredOn(page -> page.status() == 200).hasSize(SHARE);
        assertThat(answers)
                .filteredOn(page -> page.status() == 503)
                .hasSize(SHARE * 2)
                .allSatisfy(page -> {
                    assertThat(page.header("Retry-After")).contains("2");
                    assertThat(page.body()).contains("现在访问的人有点多");
                });
        assertThat(at(laowang.host()).getJson("/probe/slow?seconds=0").status()).isEqualTo(200);
    }

    private TestBrowser.Page slowPage() {
        var page = at(laowang.host()).get("/probe/slow?seconds=8");
        if (page.status() == 503) told.incrementAndGet();
        return page;
    }

    private static Duration ofPatience() {
        return Duration.ofSeconds(2);
    }
}
