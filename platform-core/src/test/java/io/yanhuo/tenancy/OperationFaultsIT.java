package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.shared.RandomId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
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
            assertThat(operations.stuck(1000)).extracting(Operation::id).contains(operation.id());
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

    @Nested
    class One_that_is_not_wanted_any_more {
        @Test
        void gives_itself_up_and_asks_nobody() {
            moving.notWantedAt.add("carry");
            var operation = start();

            reached(operation, Operation.State.ABANDONED);

            assertThat(moving.done).containsExactly("pack piano");
            assertThat(moving.cleaned).containsExactly(operation.id());
            assertThat(operations.steps(operation.id()).get(1).error())
                    .isEqualTo(new StepError("tenancy.failure.not-wanted", ""));
        }

        @Test
        void does_so_even_if_its_process_dies_meanwhile() {
            moving.notWantedAt.add("carry");
            moving.dieOnceAt.add("clean-up half");
            var operation = start();

            reached(operation, Operation.State.ABANDONED);

            assertThat(moving.cleaned).containsExactly(operation.id(), operation.id());
        }
    }

    @Nested
    class One_that_has_come_too_far {
        @Test
        void cannot_be_given_up_but_goes_on() {
            moving.failsAt.add("carry");
            moving.noWayBackFrom.add("carry");
            var operation = start();
            reached(operation, Operation.State.FAILED);
            assertThat(mayBeGivenUp(operation)).isFalse();

            assertThat(operations.abandon(operation.id())).isFalse();

            assertThat(state(operation)).isEqualTo(Operation.State.FAILED);
            moving.failsAt.clear();
            operations.retry(operation.id());
            reached(operation, Operation.State.DONE);
            assertThat(moving.cleaned).isEmpty();
        }

        @Test
        void could_have_been_before() {
            moving.failsAt.add("pack");
            moving.noWayBackFrom.add("carry");
            var operation = start();
            reached(operation, Operation.State.FAILED);
            assertThat(mayBeGivenUp(operation)).isTrue();

            assertThat(operations.abandon(operation.id())).isTrue();

            reached(operation, Operation.State.ABANDONED);
        }

        private boolean mayBeGivenUp(Operation operation) {
            return operations.mayBeGivenUp(operation, operations.steps(operation.id()));
        }
    }

    @Nested
    class A_node {
        @Test
        void keeps_its_other_operations_while_one_is_held() {
            var latch = new CountDownLatch(1);
            moving.waitAtPack = latch;
            var held = start();
            var other = start();
            await().atMost(PATIENCE).until(() -> moving.done.size() == 2);
            var fence = leaseOf(other).fence();

            try {
                tools.transaction()
                        .executeWithoutResult(_ -> {
                            leases.hold(leaseOf(held));
                            var begun = leasedUntil(other);
                            await().atMost(Duration.ofSeconds(8))
                                    .until(() -> leasedUntil(other).isAfter(begun.plusSeconds(4)));
                        });
            } finally {
                moving.waitAtPack = null;
                latch.countDown();
            }

            reached(other, Operation.State.DONE);
            reached(held, Operation.State.DONE);
            assertThat(leaseOf(other).fence()).isEqualTo(fence);
        }

        @Test
        void loses_no_hand_while_the_register_is_out_of_reach() {
            var asked = new AtomicInteger();
            var node = new OperationWatch(outOfReach(asked), worker, kinds, settings);
            node.start();
            try {
                await().atMost(PATIENCE).until(() -> asked.get() > 2 * settings.sideBySide());
            } finally {
                node.stop();
            }
        }

        private Leases outOfReach(AtomicInteger asked) {
            return new Leases(platform, settings, clock) {
                @Override
                List<String> due(SoughtWork sought, int free) {
                    return free > 0 ? List.of("somebody's") : List.of();
                }

                @Override
                Optional<Lease> take(String operation, String owner) {
                    asked.incrementAndGet();
                    throw new IllegalStateException("out of reach");
                }
            };
        }

        @Test
        void shows_a_sign_of_life_with_each_guarded_change() {
            var id = RandomId.ofLength(26);
            var operation = nobodys(id);
            tools.rows().insert(operation, "{}");
            var lease = leases.take(id, "me").orElseThrow();
            platform.sql("UPDATE operation SET lease_until = '2020-01-01' WHERE operation_id = ?")
                    .param(id)
                    .update();

            work(operation, lease).guarded(() -> {});

            assertThat(leasedUntil(operation)).isAfter(clock.instant());
            leases.end(lease, Operation.State.DONE);
        }

        @Test
        void that_fell_silent_within_a_change_holds_it_for_less_than_a_minute() {
            var pool = (PlatformPool) source;
            var most = platform.sql("SELECT @@SESSION.wait_timeout").query(Integer.class).single();

            assertThat(Duration.ofSeconds(most)).isLessThan(Duration.ofMinutes(1));
            assertThat(Duration.ofMillis(pool.getKeepaliveTime()))
                    .as("idle connections say something before")
                    .isPositive()
                    .isLessThan(Duration.ofSeconds(most));
        }

        private Instant leasedUntil(Operation operation) {
            return platform.sql("SELECT lease_until FROM operation WHERE operation_id = ?")
                    .param(operation.id())
                    .query((row, _) -> Utc.required(row, "lease_until"))
                    .single();
        }
    }
}
