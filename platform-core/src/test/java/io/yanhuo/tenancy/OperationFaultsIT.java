package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What keeps an operation from being lost, and others from waiting for it. */
class OperationFaultsIT extends OperationScene {
    @Nested
    class What_has_to_be_put_right_after_a_failure {
        @Test
        void is_tried_until_it_succeeds_and_operators_see_meanwhile_why_it_failed() {
            moving.failures.set(Integer.MAX_VALUE);
            moving.beyondRepair = true;
            var operation = start();

            reached(operation, Operation.State.STOPPING);
            await().atMost(PATIENCE).until(() -> moving.stopped.size() > 2);
            assertThat(operations.failed(1000)).extracting(Operation::id).contains(operation.id());
            assertFailedBecauseOfTheStep(operation);

            moving.beyondRepair = false;
            reached(operation, Operation.State.FAILED);
            assertFailedBecauseOfTheStep(operation);
        }

        @Test
        void does_not_hide_why_it_failed_when_its_process_dies() {
            moving.failures.set(Integer.MAX_VALUE);
            moving.dieOnceAt.add("stopped");
            var operation = start();

            reached(operation, Operation.State.FAILED);

            assertThat(moving.stopped).hasSize(2);
            assertFailedBecauseOfTheStep(operation);
        }

        @Test
        void need_not_succeed_for_the_operation_to_be_given_up() {
            moving.failures.set(Integer.MAX_VALUE);
            moving.beyondRepair = true;
            var operation = start();
            reached(operation, Operation.State.STOPPING);

            assertThat(operations.abandon(operation.id())).isTrue();

            reached(operation, Operation.State.ABANDONED);
            assertThat(moving.cleaned).contains(operation.id());
        }

        private void assertFailedBecauseOfTheStep(Operation operation) {
            assertThat(String.valueOf(operations.steps(operation.id()).getFirst().error()))
                    .contains("IllegalStateException", "Moving.java");
        }
    }
}
