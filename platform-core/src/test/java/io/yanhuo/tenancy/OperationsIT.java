package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import io.yanhuo.Crowd;
import io.yanhuo.shared.RandomId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OperationsIT extends OperationScene {
    @Test
    void is_carried_out_step_by_step_as_soon_as_it_is_started() {
        var operation = operations.start("MOVE-HOUSE", fresh(), null, new Moving.Order("piano"));

        reached(operation, Operation.State.DONE);

        assertThat(moving.done).containsExactly("pack piano", "carry piano", "unpack piano");
        assertThat(operations.steps(operation.id()))
                .extracting(OperationStep::state)
                .containsOnly(OperationStep.State.DONE);
    }

    @Test
    void is_one_however_often_it_is_started() {
        var subject = fresh();
        var first = operations.start("MOVE-HOUSE", subject, null, new Moving.Order("piano"));
        var second = operations.start("MOVE-HOUSE", subject, null, new Moving.Order("piano"));

        reached(first, Operation.State.DONE);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(moving.done).hasSize(3);
    }

    @Nested
    class When_its_process_dies {
        @Test
        void somebody_else_goes_on_with_the_step_it_died_in() {
            moving.dieOnceAt.add("carry begun");
            var operation = start();

            reached(operation, Operation.State.DONE);

            assertThat(moving.done).containsExactly("pack piano", "carry piano", "unpack piano");
            assertThat(operations.steps(operation.id()).get(1).attempts()).isEqualTo(2);
        }

        @Test
        void a_step_whose_result_was_not_recorded_is_performed_again() {
            moving.dieOnceAt.add("carry performed");
            var operation = start();

            reached(operation, Operation.State.DONE);

            assertThat(moving.done)
                    .containsExactly("pack piano", "carry piano", "carry piano", "unpack piano");
        }

        @Test
        void a_step_that_always_kills_its_process_waits_for_an_operator() {
            moving.alwaysDie = true;
            var operation = start();

            reached(operation, Operation.State.FAILED);

            assertThat(operations.steps(operation.id()).getFirst().error())
                    .isEqualTo(StepError.DIED);
        }
    }

    @Nested
    class A_step_that_fails {
        @Test
        void is_tried_again_by_itself() {
            moving.failures.set(2);
            var operation = start();

            reached(operation, Operation.State.DONE);

            assertThat(operations.steps(operation.id()).getFirst().attempts()).isEqualTo(3);
        }

        @Test
        void waits_for_an_operator_after_too_many_attempts_and_says_why_without_a_secret() {
            moving.failures.set(Integer.MAX_VALUE);
            var operation = start();
            reached(operation, Operation.State.FAILED);

            var step = operations.steps(operation.id()).getFirst();
            assertThat(step.state()).isEqualTo(OperationStep.State.FAILED);
            assertThat(String.valueOf(step.error()))
                    .contains("IllegalStateException", "Moving.java")
                    .doesNotContain("password");
            assertThat(moving.stopped).containsExactly(operation.id());
            assertThat(operations.stuck(1000)).extracting(Operation::id).contains(operation.id());
        }

        @Test
        void goes_on_when_an_operator_says_so() {
            moving.failures.set(3);
            var operation = start();
            reached(operation, Operation.State.FAILED);

            assertThat(operations.retry(operation.id())).isTrue();

            reached(operation, Operation.State.DONE);
            assertThat(operations.retry(operation.id())).isFalse();
        }

        @Test
        @DisplayName("T-11 what an operator tries again is done for the restaurant of its row")
        void is_tried_again_for_the_restaurant_of_its_row() {
            moving.failures.set(3);
            var thing = new Moving.Order("piano");
            var operation = operations.start("MOVE-HOUSE", fresh(), new TenantId(4711), thing);
            reached(operation, Operation.State.FAILED);

            operations.retry(operation.id());

            reached(operation, Operation.State.DONE);
            assertThat(moving.owners).hasSize(6).containsOnly("4711");
        }

        @Test
        void can_be_given_up_and_what_was_made_is_removed_even_if_that_is_interrupted() {
            moving.failures.set(Integer.MAX_VALUE);
            var operation = start();
            reached(operation, Operation.State.FAILED);
            moving.dieOnceAt.add("clean-up half");

            assertThat(operations.abandon(operation.id())).isTrue();

            reached(operation, Operation.State.ABANDONED);
            assertThat(moving.cleaned).containsExactly(operation.id(), operation.id());
            assertThat(operations.abandon(operation.id())).isFalse();
        }
    }

    @Nested
    class Two_hands_on_one_operation {
        @Test
        @DisplayName("T-35 two hands at one operation: the older fence records nothing any more")
        void the_older_fence_records_nothing_any_more() throws InterruptedException {
            var slow = new CountDownLatch(1);
            moving.waitAtPack = slow;
            var subject = fresh();
            var operation = operations.start("MOVE-HOUSE", subject, null, new Moving.Order("sofa"));
            await().atMost(PATIENCE).until(() -> moving.hanging != null);
            // The first hand hangs; nobody renews for it once its lease is made to look expired.
            var older = leaseOf(operation);
            // Before the second hand comes, which else would hang as well.
            moving.waitAtPack = null;
            expire(operation);
            reached(operation, Operation.State.DONE);
            var before = operations.steps(operation.id());

            slow.countDown();
            assertThat(moving.hanging.join(Duration.ofMinutes(1))).isTrue();

            assertThat(operations.steps(operation.id())).isEqualTo(before);
            assertThatThrownBy(() -> leases.finish(older, 0)).isInstanceOf(Lease.Lost.class);
            assertThatThrownBy(() ->
                            work(operation, older)
                                    .guarded(() -> {
                                        fail("was changed");
                                    }))
                    .isInstanceOf(Lease.Lost.class);
            assertThat(moving.done.stream().filter("carry sofa"::equals)).hasSize(1);
        }

        @Test
        void of_many_only_one_gets_the_lease() throws Exception {
            var id = RandomId.ofLength(26);
            tools.rows().insert(nobodys(id), "{}");
            var got = Crowd.atOnce(20, i -> leases.take(id, "n" + i).isPresent());

            assertThat(got).containsOnlyOnce(true);
        }
    }

    /** As if the node had not been able to renew for the length of a lease. */
    private void expire(Operation operation) {
        platform.sql(
                        "UPDATE operation SET fence = fence + 1, lease_until = NULL"
                                + " WHERE operation_id = ?")
                .param(operation.id())
                .update();
    }
}
