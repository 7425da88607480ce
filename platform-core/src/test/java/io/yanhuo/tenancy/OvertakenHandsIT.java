package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.SecondServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A hand that slept past its lease, and wakes before a change that cannot be taken back. */
class OvertakenHandsIT extends OvertakenScene {
    @Autowired TenantEnds ends;
    @Autowired Retirement retirement;

    @Test
    @DisplayName("T-45 woken while it cleans up, it leaves what a later move has made")
    void of_a_move_that_was_given_up() throws Exception {
        var given = disturbed();
        sleepsAt(
                "clean-up let in",
                () -> {
                    awaitState(given, Operation.State.ABANDONED);
                    awaitState(moves.begin(shop.id(), SecondServer.NAME), Operation.State.DONE);
                });

        operations.abandon(given.id());

        wakes();
        assertThat(tenants.get(shop.id()).cluster()).isEqualTo(SecondServer.NAME);
        assertItWorks();
        assertThat(history()).isEqualTo(2_500);
    }

    @Test
    @DisplayName("T-46 woken when another one has put the backup back, it shuts nobody out")
    void of_a_restore() throws Exception {
        var backup = backedUp();
        sleepsAt("VERIFY compared", () -> await().atMost(WAIT).until(this::nothingIsRestored));

        var restore = backups.restore(shop.id(), backup.id());

        wakes();
        awaitState(restore, Operation.State.DONE);
        assertThat(tenants.get(shop.id()).schema()).isNotEqualTo(shop.schema());
        assertItWorks();
    }

    @Test
    @DisplayName("T-47 woken when the archive was given up, it shuts nobody out")
    void of_an_archive() {
        var order = archive(Operation.State.PENDING);
        tenants.happen(shop.id(), TenantEvent.REQUEST_CLOSURE);
        death.accidentAt.put(
                "FENCE closed",
                () -> {
                    overtake();
                    assertThat(ends.unfence(work(order, 1), shop.id(), () -> true)).isTrue();
                });

        assertThatThrownBy(() -> ends.fence(work(order, 0), shop.id(), () -> true))
                .isInstanceOf(Lease.Lost.class);

        assertItWorks();
        var late = new Fence(clusters.ddl(shop.cluster()), shop.schema());
        assertThatThrownBy(() -> late.become(Fence.NOBODY, shop.epoch(), Fence.NOBODY))
                .as("what it has sent before, and comes after")
                .isInstanceOf(IllegalStateException.class);
        assertItWorks();
        assertThat(ends.unfence(work(order, 1), shop.id(), () -> true)).as("said twice").isTrue();
        assertItWorks();
        assertThat(tenants.get(shop.id()).state()).isEqualTo(TenantState.SUSPENDED);
    }

    @Test
    @DisplayName("T-45 an archive that is given up lets nobody in while the restaurant moves")
    void of_an_archive_beside_a_move() {
        var move = disturbed();
        var order = archive(Operation.State.PENDING);
        tenants.happen(shop.id(), TenantEvent.REQUEST_CLOSURE);

        assertThatThrownBy(() -> ends.unfence(work(order, 0), shop.id(), () -> true))
                .isInstanceOf(StepFailure.class);

        operations.abandon(move.id());
        awaitState(move, Operation.State.ABANDONED);
        assertThat(ends.unfence(work(order, 0), shop.id(), () -> true)).isTrue();
        assertItWorks();
    }

    @Test
    @DisplayName("T-45 what somebody has moved back to is not dropped as one that is retired")
    void of_whoever_clears_away_what_is_lived_in() {
        retire();

        retirement.dropDue();

        assertItWorks();
        assertThat(retired()).isZero();
    }

    @Test
    @DisplayName("T-45 what somebody takes back just now is waited for, and left to him")
    void of_whoever_clears_away_what_is_taken_back() {
        platform.sql(
                        "UPDATE tenant_placement SET schema_name = 't00000000000x' WHERE tenant_id = ?")
                .param(shop.id().value())
                .update();
        retire();
        var dropping =
                tools.transaction()
                        .execute(_ -> {
                            platform.sql("DELETE FROM retired_schema WHERE tenant_id = ?")
                                    .param(shop.id().value())
                                    .update();
                            var other = CompletableFuture.runAsync(retirement::dropDue);
                            await().during(Duration.ofMillis(500)).until(() -> !other.isDone());
                            place();
                            return other;
                        });

        dropping.join();

        assertItWorks();
    }

    private void place() {
        platform.sql("UPDATE tenant_placement SET schema_name = ? WHERE tenant_id = ?")
                .params(shop.schema().value(), shop.id().value())
                .update();
    }

    private void retire() {
        platform.sql("INSERT INTO retired_schema VALUES (?, ?, ?, '2026-01-01', '2026-01-02')")
                .params(HOME, shop.schema().value(), shop.id().value())
                .update();
    }

    private long retired() {
        return platform.sql("SELECT COUNT(*) FROM retired_schema WHERE tenant_id = ?")
                .param(shop.id().value())
                .query(Long.class)
                .single();
    }
}
