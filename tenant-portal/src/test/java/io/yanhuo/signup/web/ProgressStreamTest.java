package io.yanhuo.signup.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.signup.Progress;
import io.yanhuo.tenancy.OperationStep;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProgressStreamTest {
    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(1);

    @Test
    void many_pages_of_one_sign_up_look_once_and_the_less_often_the_longer_nothing_happens() {
        var stream = new ProgressStream(this::look);

        for (int i = 0; i < 20; i++) stream.of("signup");

        // At 0, 300, 900 and 2100 ms; pages that began later may look between.
        await().atMost(Duration.ofSeconds(10)).until(() -> looks.get() >= 2);
        await().during(Duration.ofMillis(2_200))
                .atMost(Duration.ofSeconds(10))
                .until(() -> looks.get() <= 10);

        assertThat(looks.get()).isBetween(2, 10);
        open.countDown();
    }

    private Progress look(String id) {
        looks.incrementAndGet();
        boolean working = open.getCount() > 0;
        return new Progress(
                id,
                "王记烧腊",
                working ? Progress.State.WORKING : Progress.State.OPEN,
                "wangji",
                "wangji",
                "wangji.yanhuo.localhost",
                List.of(new Progress.Step("reserve", OperationStep.State.RUNNING)));
    }
}
