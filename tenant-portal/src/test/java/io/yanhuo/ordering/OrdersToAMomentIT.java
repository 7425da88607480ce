package io.yanhuo.ordering;

import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.PlainSql;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders come without a pause while a backup is made, and afterwards. */
class OrdersToAMomentIT extends PutBackScene {
    private static final int DINERS = 3;

    @Autowired PlainSql sql;

    private final Queue<Placed> placed = new ConcurrentLinkedQueue<>();
    private volatile boolean open = true;

    /**
     * @param sent when the diner pressed the button
     * @param acknowledged when he was told that it is ordered
     */
    private record Placed(String order, Instant sent, Instant acknowledged) {}

    @Test
    @DisplayName("T-46 every order acknowledged by the moment is there, and none sent after it")
    void to_a_moment_in_the_middle() throws InterruptedException {
        var diners =
                IntStream.range(0, DINERS).mapToObj(_ -> Thread.ofVirtual().start(this::orders));
        var threads = diners.toList();
        await().atMost(Duration.ofMinutes(1)).until(() -> placed.size() > 10);
        var backup = backUp(shop);
        goOn(placed.size() + 15);
        var moment = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
        goOn(placed.size() + 15);
        open = false;
        for (var thread : threads) thread.join();

        var done = settled(backups.restore(shop.tenant().id(), backup.id(), moment));

        assertThat(done.state()).isEqualTo(Operation.State.DONE);
        var end = moment.plusSeconds(1);
        var there = there();
        assertThat(there).containsAll(orders(one -> one.acknowledged().isBefore(end)));
        assertThat(there).doesNotContainAnyElementsOf(orders(one -> one.sent().isAfter(end)));
        var sinceBackup = backups.lastReplay(shop.tenant().id()).orElseThrow();
        assertThat(sinceBackup.transactions()).isPositive();
        System.out.printf(
                "T-46 %d orders were placed, %d are there; %d transactions were repeated%n",
                placed.size(), there.size(), sinceBackup.transactions());
    }

    private void orders() {
        var basket = fetched(shop.riceAndTea());
        while (open) {
            var sent = Instant.now();
            var id = shop.place(diner(), basket, RandomId.ofLength(10));
            placed.add(new Placed(id, sent, Instant.now()));
        }
    }

    private void goOn(int until) {
        await().atMost(Duration.ofMinutes(1)).until(() -> placed.size() > until);
        var second = Instant.now().getEpochSecond();
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> Instant.now().getEpochSecond() > second + 1);
    }

    private List<String> orders(java.util.function.Predicate<Placed> which) {
        var found = placed.stream().filter(which).map(Placed::order).toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    private Set<String> there() {
        tenants.refresh();
        return tenants.as(
                shop.tenant().id(),
                () ->
                        new HashSet<>(
                                shop.transaction()
                                        .execute(_ ->
                                                sql.query(
                                                        "SELECT order_id FROM orders",
                                                        row -> row.getString(1)))));
    }
}
