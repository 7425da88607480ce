package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.shared.Refused;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FairShareTest {
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void a_busy_restaurant_is_told_so_when_its_share_is_used_up() {
        var share = share(Duration.ofMillis(20), Duration.ofMillis(20));
        share.take();
        share.take();

        assertThatThrownBy(share::take)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isInstanceOf(TenantRefusal.Busy.class));
    }

    @Test
    void what_is_given_back_may_be_taken_again() {
        var share = share(Duration.ofMillis(20), Duration.ofMillis(20));
        share.take();
        share.take();
        assertThat(share.usedUp()).isTrue();
        share.giveBack();

        assertThat(share.usedUp()).isFalse();
        assertThatCode(share::take).doesNotThrowAnyException();
    }

    @Nested
    class A_queue {
        final FairShare share = share(Duration.ofMinutes(5), Duration.ofMillis(20));

        @Test
        void of_a_rush_is_waited_in() throws Exception {
            share.take();
            share.take();
            later(Duration.ofSeconds(1));
            var waiting = Thread.ofVirtual().start(() -> awaited(share::take));
            assertThat(waiting.join(Duration.ofMillis(200))).isFalse();
            share.giveBack();

            assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
            assertThat(share.usedUp()).as("the one who waited has it").isTrue();
        }

        @Test
        void that_has_stood_for_longer_than_a_second_is_cut_short() {
            share.take();
            share.take();
            later(Duration.ofMillis(1001));

            assertThatThrownBy(() -> awaited(share::take)).isInstanceOf(Refused.class);
        }

        @Test
        void is_new_again_once_somebody_got_through_at_once() throws Exception {
            share.take();
            share.take();
            later(Duration.ofHours(1));
            share.giveBack();
            share.take();
            var waiting = Thread.ofVirtual().start(() -> awaited(share::take));
            // Longer than anybody stays in a jam.
            assertThat(waiting.join(Duration.ofMillis(200))).isFalse();
            share.giveBack();

            assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
            assertThat(share.usedUp()).as("the one who waited has it").isTrue();
        }

        @Test
        void is_waited_in_by_work_for_which_nobody_waits() throws Exception {
            share.take();
            share.take();
            later(Duration.ofHours(1));
            var waiting = Thread.ofVirtual().start(share::take);
            // Longer than whoever is awaited would have stayed.
            assertThat(waiting.join(Duration.ofMillis(200))).isFalse();
            share.giveBack();

            assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
        }
    }

    private FairShare share(Duration usual, Duration jammed) {
        var patience = new FairShare.Patience(usual, Duration.ofSeconds(1), jammed);
        return new FairShare(2, patience, nanos::get);
    }

    private void later(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static void awaited(Runnable work) {
        Urgency.AWAITED.call(() -> {
            work.run();
            return true;
        });
    }
}
