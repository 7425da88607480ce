package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Failures stop a campaign; which of them count, an operator decides. */
class StopRuleIT extends FleetScene {
    private final List<SchemaName> all = new ArrayList<>();

    @Test
    void ends_it_after_so_many_failures() {
        settings = settings(new Campaign.StopRule(3, 10_000));
        all.addAll(restaurants(8));
        all.forEach(this::poison);

        run(NEXT);

        var stopped = campaigns().open().orElseThrow();
        assertThat(stopped.state()).isEqualTo(Campaign.State.STOPPED);
        assertThat(stopped.note()).isEqualTo("3 failed");
        assertThat(campaigns().quarantined().size()).isBetween(3, 4);
    }

    @Test
    void ends_it_when_the_canary_fails_and_an_operator_may_let_that_pass() {
        settings = settings(new Campaign.StopRule(3, 100));
        all.addAll(restaurants(8));
        poison(all.getFirst());

        run(NEXT);

        var stopped = campaigns().open().orElseThrow();
        assertThat(stopped.note()).isEqualTo("1 of 1 failed");
        assertThat(at(NEXT.version())).isZero();
        assertThat(campaigns().resume(stopped.id())).isTrue();
        run(NEXT);
        assertThat(at(NEXT.version())).isEqualTo(7);
    }

    /** One after the other. */
    @Nested
    class Of_two_failures {
        @BeforeEach
        void a_campaign() {
            settings = settings(new Campaign.StopRule(2, 10_000));
            register(8, NOW.version());
            campaigns().begin("test").orElseThrow();
        }

        @Test
        void the_first_counts_still_when_somebody_resumes_what_is_running() {
            fail();

            assertThat(campaigns().resume(campaign().id())).isFalse();

            fail();
            assertThat(state()).isEqualTo(Campaign.State.STOPPED);
        }

        @Test
        void the_first_does_not_count_when_it_was_let_pass() {
            fail();
            letPass();
            fail();
            assertThat(state()).isEqualTo(Campaign.State.RUNNING);

            fail();
            assertThat(state()).isEqualTo(Campaign.State.STOPPED);
        }

        @Test
        void the_one_that_was_let_pass_stays_so_when_the_other_is_tried_again() {
            fail();
            letPass();

            campaigns().resolve(fail(), "me", "mended");

            fail();
            assertThat(state()).isEqualTo(Campaign.State.RUNNING);
        }

        @Test
        void the_one_that_was_let_pass_counts_again_when_it_is_tried_again() {
            long first = fail();
            letPass();

            campaigns().resolve(first, "me", "mended");

            fail();
            assertThat(state()).isEqualTo(Campaign.State.RUNNING);
            long second = fail();
            assertThat(state()).isEqualTo(Campaign.State.STOPPED);

            campaigns().resolve(second, "me", "mended");
            assertThat(campaign().pardoned()).isZero();
        }

        private long fail() {
            var hand = dispatch("hand");
            var target = take(hand, campaign());
            hand.failed(target, "broken", Traces.Kind.NONE);
            return target.tenant();
        }

        private void letPass() {
            campaigns().pause(campaign().id());
            assertThat(campaigns().resume(campaign().id())).isTrue();
        }

        private Campaign.State state() {
            return campaign().state();
        }

        private Campaign campaign() {
            return campaigns().latest(1).getFirst();
        }
    }
}
