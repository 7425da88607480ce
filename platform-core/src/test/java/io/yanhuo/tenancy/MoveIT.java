package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.SecondServer;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A restaurant moves between two real servers while its people write without a pause. */
class MoveIT extends MoveScene {
    @Test
    @DisplayName("T-45 moves under continuous writes: every acknowledged row is there, once")
    void loses_nothing() {
        try (var writers = new Writers(this::write)) {
            writers.warmUp();
            var operation = moves.begin(shop.id(), SecondServer.NAME);
            awaitState(operation, Operation.State.DONE);
            writers.goOnFor(Duration.ofMillis(500));
            writers.stop();

            System.out.printf(
                    "T-45 nobody could write for %d ms; %d rows acknowledged, %d refused%n",
                    writers.longestPause().toMillis(), writers.done(), writers.refused());
            assertThat(rows()).isEqualTo(writers.done());
            assertThat(writers.longestPause()).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(tenants.get(shop.id()).cluster()).isEqualTo(SecondServer.NAME);
        assertThat(history()).isEqualTo(2_500);
        assertOldPlaceIsDead();
    }

    @Test
    @DisplayName(
            "T-45 a release that changes it while a move waits for an operator is not lost on the way")
    void takes_along_what_was_changed_while_it_waited() {
        var operation = disturbed();
        change(SecondServer.NAME, "DROP TABLE `%s`.stranger");
        change(HOME, "ALTER TABLE `%s`.share_click ADD INDEX by_click (clicked_at)");

        operations.retry(operation.id());
        awaitState(operation, Operation.State.FAILED);
        write();
        assertThat(tenants.get(shop.id()).cluster()).isEqualTo(HOME);
        operations.abandon(operation.id());
        awaitState(operation, Operation.State.ABANDONED);

        awaitState(moves.begin(shop.id(), SecondServer.NAME), Operation.State.DONE);
        write();
        assertThat(rows()).isEqualTo(2);
        change(SecondServer.NAME, "ALTER TABLE `%s`.share_click DROP INDEX by_click");
    }

    @Test
    @DisplayName("T-45 a node that still remembers the old place writes nothing there")
    void another_node_with_a_memory_of_its_own() {
        var node = OtherNode.of(beans);
        try (var writers = new Writers(() -> node.as(shop.id(), this::insert))) {
            writers.warmUp();
            awaitState(moves.begin(shop.id(), SecondServer.NAME), Operation.State.DONE);
            assertOldPlaceIsDead();
            long before = writers.done();
            await().until(() -> writers.done() > before + 20);
            writers.stop();

            assertThat(rows()).isEqualTo(writers.done());
        }
        assertOldPlaceIsDead();
    }

    @Test
    void moves_there_and_back_again() {
        awaitState(moves.begin(shop.id(), SecondServer.NAME), Operation.State.DONE);
        write();
        awaitState(moves.begin(shop.id(), HOME), Operation.State.DONE);
        write();

        assertThat(rows()).isEqualTo(2);
        assertThat(tenants.get(shop.id()).cluster()).isEqualTo(HOME);
    }
}
