package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.shared.Refused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FairShareTest {
    private static final Duration EASING = Duration.ofMillis(20);

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
        int turn = share.take();
        assertThat(share.usedUp()).isTrue();
        share.giveBack(turn);

        assertThat(share.usedUp()).isFalse();
        assertThatCode(share::take).doesNotThrowAnyException();
    }

    @Nested
    class A_queue {
        final FairShare share = share(Duration.ofMinutes(5), Duration.ofMillis(20));

        @Test
        void of_a_rush_is_waited_in() throws Exception {
            int turn = share.take();
            share.take();
            later(Duration.ofSeconds(1));
            var waiting = Thread.ofVirtual().start(() -> awaited(share::take));
            assertThat(waiting.join(Duration.ofMillis(200))).isFalse();
            share.giveBack(turn);

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
            int turn = share.take();
            later(Duration.ofHours(1));
            share.giveBack(turn);
            turn = share.take();
            var waiting = Thread.ofVirtual().start(() -> awaited(share::take));
            // Longer than anybody stays in a jam.
            assertThat(waiting.join(Duration.ofMillis(200))).isFalse();
            share.giveBack(turn);

            assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
            assertThat(share.usedUp()).as("the one who waited has it").isTrue();
        }

        @Test
        void is_waited_in_by_work_for_which_nobody_waits() throws Exception {
            int turn = share.take();
            share.take();
            later(Duration.ofHours(1));
            var waiting = Thread.ofVirtual().start(share::take);
            // Longer than whoever is awaited would have stayed.
            assertThat(waiting.join(Duration.ofMillis(200))).isFalse();
            share.giveBack(turn);

            assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Nested
    class When_what_held_everything_lets_go {
        final FairShare share = share(Duration.ofMinutes(5), Duration.ofMinutes(5));
        final int held = share.take();
        final int alsoHeld = share.take();
        final List<Integer> turns = new CopyOnWriteArrayList<>();

        @Test
        void those_who_wait_are_let_in_one_by_one_and_more_side_by_side_with_time() {
            var waiting = List.of(waiting(), waiting());
            later(Duration.ofMillis(1001));
            share.giveBack(held);
            share.giveBack(alsoHeld);

            awaitEnded(waiting.getFirst());
            assertThat(isStill(waiting.getLast())).as("beside the first").isTrue();

            later(EASING);
            awaitEnded(waiting.getLast());
        }

        @Test
        void the_next_one_is_let_in_at_once_when_the_one_before_is_done() {
            var waiting = List.of(waiting(), waiting());
            later(Duration.ofMillis(1001));
            share.giveBack(held);
            share.giveBack(alsoHeld);
            awaitEnded(waiting.getFirst());
            share.giveBack(turns.getFirst());

            awaitEnded(waiting.getLast());
        }

        @Test
        void what_is_held_on_to_keeps_nobody_from_the_rest() {
            var waiting = List.of(waiting(), waiting());
            later(Duration.ofMillis(1001));
            share.giveBack(held);
            awaitEnded(waiting.getFirst());
            share.giveBack(turns.getFirst());

            awaitEnded(waiting.getLast());
        }

        @Test
        void in_a_rush_in_which_something_moves_all_go_at_once() {
            var waiting = List.of(waiting(), waiting());
            later(Duration.ofMillis(999));
            share.giveBack(held);
            later(Duration.ofMillis(999));
            share.giveBack(alsoHeld);

            waiting.forEach(FairShareTest::awaitEnded);
        }

        private Thread waiting() {
            var thread = Thread.ofVirtual().start(() -> turns.add(share.take()));
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
            return thread;
        }

        private static boolean isStill(Thread waiting) {
            try {
                return !waiting.join(EASING.multipliedBy(10));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void awaitEnded(Thread thread) {
        await().until(() -> thread.getState() == Thread.State.TERMINATED);
    }

    private FairShare share(Duration usual, Duration jammed) {
        var patience = new FairShare.Patience(usual, Duration.ofSeconds(1), jammed, EASING);
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
