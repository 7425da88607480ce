package io.yanhuo.killed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.Crowd;
import java.time.Duration;
import java.util.concurrent.Callable;

/** How soon after it was said at one node something is so at the others. */
final class Soon {
    static final Duration WINDOW = Duration.ofSeconds(2);

    private static final Duration OFTEN = Duration.ofMillis(50);

    private Soon() {}

    static void soon(Callable<Boolean> so) {
        await().atMost(WINDOW).pollInterval(OFTEN).until(so);
    }

    /** Each is looked at by itself: none waits until another has been seen. */
    @SafeVarargs
    static void allSoon(long since, Callable<Boolean>... sights) throws Exception {
        var seen = Crowd.atOnce(sights.length, i -> after(since, sights[i]));
        assertThat(seen).allSatisfy(time -> assertThat(time).isLessThan(WINDOW));
    }

    private static Duration after(long since, Callable<Boolean> so) {
        await().atMost(Duration.ofSeconds(30)).pollInterval(OFTEN).until(so);
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
