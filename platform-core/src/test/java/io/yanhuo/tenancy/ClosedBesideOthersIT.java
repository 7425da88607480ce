package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.SecondServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A restaurant whose doors are shut for its archive, while others want something else of it. */
class ClosedBesideOthersIT extends MoveScene {
    @Autowired TenantEnds ends;
    @Autowired Backups backups;

    @BeforeEach
    void it_is_closing() {
        tenants.happen(shop.id(), TenantEvent.REQUEST_CLOSURE);
    }

    @Nested
    class Its_doors {
        @Test
        void are_shut_however_often_that_is_asked_for() {
            var order = archive(Operation.State.PENDING);

            fence(order);
            fence(order);

            assertThat(state()).isEqualTo(TenantState.ARCHIVED);
            assertThat(mode()).isEqualTo("CLOSED");
            assertThatThrownBy(ClosedBesideOthersIT.this::write)
                    .isInstanceOf(RuntimeException.class);
        }

        @Test
        @DisplayName("T-47 are not shut for an archive that nobody wants any more")
        void stay_open_if_nobody_wants_that() {
            var order = archive(Operation.State.PENDING);

            assertThatThrownBy(() -> ends.fence(work(order, 0), shop.id(), () -> false))
                    .isInstanceOf(NoLongerWanted.class);

            assertOpen(TenantState.CLOSING);
        }

        @Test
        @DisplayName("T-47 are not shut of a restaurant that is not closing any more")
        void stay_open_if_it_is_not_closing() {
            var order = archive(Operation.State.PENDING);
            tenants.happen(shop.id(), TenantEvent.CANCEL_CLOSURE);

            assertThatThrownBy(() -> fence(order)).isInstanceOf(NoLongerWanted.class);

            assertOpen(TenantState.ACTIVE);
        }

        @Test
        void stay_open_while_it_moves() {
            var order = archive(Operation.State.PENDING);
            known("MOVE", Operation.State.FAILED);

            assertThatThrownBy(() -> fence(order)).isInstanceOf(StepFailure.class);

            assertOpen(TenantState.CLOSING);
        }

        @Test
        @DisplayName("T-47 stay open for a move that somebody is just beginning")
        void wait_for_whoever_begins_a_move() {
            var order = archive(Operation.State.PENDING);

            var shutting =
                    tools.transaction()
                            .execute(_ -> {
                                operations.hold(shop.id());
                                known("MOVE", Operation.State.FAILED);
                                var other = CompletableFuture.runAsync(() -> fence(order));
                                assertWaits(other);
                                return other;
                            });

            assertThatThrownBy(shutting::join).hasCauseInstanceOf(StepFailure.class);
            assertOpen(TenantState.CLOSING);
        }

        @Test
        void are_shut_or_not_while_nobody_can_change_his_mind() {
            var order = archive(Operation.State.PENDING);
            var mind = new Mind();

            ends.fence(work(order, 0), shop.id(), mind);

            assertThat(mind.changed.join()).isFalse();
            assertThat(state()).isEqualTo(TenantState.ARCHIVED);
        }
    }

    @Nested
    class An_archive_that_is_put_off {
        @Test
        void leaves_it_closing_and_at_work_and_its_way_back_as_it_was() {
            var order = archive(Operation.State.PENDING);
            fence(order);

            ends.putOff(work(order, 0), shop.id(), () -> {});

            assertOpen(TenantState.CLOSING);
            assertThat(tenants.happen(shop.id(), TenantEvent.CANCEL_CLOSURE)).isTrue();
            assertThat(state()).isEqualTo(TenantState.ACTIVE);
        }

        @Test
        void can_be_closed_again_by_the_next_hand_wherever_this_one_dies() {
            var order = archive(Operation.State.PENDING);
            fence(order);
            assertThatThrownBy(() ->
                            ends.putOff(
                                    work(order, 0),
                                    shop.id(),
                                    () -> {
                                        throw new IllegalStateException("the line is cut");
                                    }))
                    .hasMessage("the line is cut");

            fence(order);

            assertThat(state()).isEqualTo(TenantState.ARCHIVED);
            assertThatThrownBy(ClosedBesideOthersIT.this::write)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Nested
    class An_archive_that_is_given_up {
        @Test
        @DisplayName("T-47 lets it in again, whatever else has been written about its place since")
        void lets_it_in_whatever_was_written() {
            var order = archive(Operation.State.PENDING);
            fence(order);
            platform.sql("UPDATE tenant_placement SET mode = 'RW' WHERE tenant_id = ?")
                    .param(shop.id().value())
                    .update();

            assertThat(ends.unfence(work(order, 0), shop.id(), () -> true)).isTrue();

            assertOpen(TenantState.SUSPENDED);
        }

        @Test
        void leaves_one_that_still_waits_suspended_too() {
            var order = archive(Operation.State.PENDING);

            assertThat(ends.unfence(work(order, 0), shop.id(), () -> true)).isTrue();

            assertOpen(TenantState.SUSPENDED);
        }

        @Test
        void has_no_say_about_one_that_is_closed_another_time() {
            var order = archive(Operation.State.PENDING);

            assertThat(ends.unfence(work(order, 0), shop.id(), () -> false)).isTrue();

            assertOpen(TenantState.CLOSING);
        }

        @Test
        void decides_while_nobody_can_change_his_mind() {
            var order = archive(Operation.State.PENDING);
            var mind = new Mind();

            ends.unfence(work(order, 0), shop.id(), mind);

            assertThat(mind.changed.join()).isFalse();
            assertOpen(TenantState.SUSPENDED);
        }
    }

    @Nested
    class Neither_a_move_nor_a_return_to_a_backup {
        private String backup;

        @BeforeEach
        void it_has_a_backup() {
            awaitState(backups.take(shop.id()), Operation.State.DONE);
            backup = backups.usable(shop.id()).getFirst().id();
        }

        @Test
        @DisplayName("T-47 begins while an archive waits, or has failed")
        void begins_beside_an_archive() {
            assertThat(moves.possible(shop.id())).isTrue();
            assertThat(backups.possible(shop.id(), backup)).isTrue();

            archive(Operation.State.FAILED);

            assertThat(moves.possible(shop.id())).isFalse();
            assertThat(backups.possible(shop.id(), backup)).isFalse();
            assertNeitherBegins();
        }

        @Test
        @DisplayName("T-47 begins of one that another node has just closed")
        void begins_of_what_is_only_remembered_to_be_open() {
            tenants.refresh();
            tenants.get(shop.id());
            platform.sql("UPDATE tenant SET state = 'ARCHIVED' WHERE tenant_id = ?")
                    .param(shop.id().value())
                    .update();
            assertThat(tenants.get(shop.id()).state()).isEqualTo(TenantState.CLOSING);

            assertNeitherBegins();
        }

        private void assertNeitherBegins() {
            assertThatThrownBy(() -> moves.begin(shop.id(), SecondServer.NAME))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> backups.restore(shop.id(), backup))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** The owner takes it back in the very moment in which she is asked. */
    private final class Mind implements BooleanSupplier {
        private CompletableFuture<Boolean> changed = CompletableFuture.completedFuture(true);

        @Override
        public boolean getAsBoolean() {
            changed =
                    CompletableFuture.supplyAsync(
                            () -> tenants.happen(shop.id(), TenantEvent.CANCEL_CLOSURE));
            assertWaits(changed);
            return true;
        }
    }

    private static void assertWaits(CompletableFuture<?> other) {
        await().during(Duration.ofMillis(500)).until(() -> !other.isDone());
    }

    private void fence(Operation order) {
        ends.fence(work(order, 0), shop.id(), () -> true);
    }

    private void assertOpen(TenantState state) {
        assertThat(state()).isEqualTo(state);
        assertThat(mode()).isEqualTo("RW");
        assertItWorks();
    }

    private TenantState state() {
        return tenants.fresh(shop.id()).state();
    }

    private String mode() {
        return platform.sql("SELECT mode FROM tenant_placement WHERE tenant_id = ?")
                .param(shop.id().value())
                .query(String.class)
                .single();
    }
}
