package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hand that slept past its lease, and wakes when somebody else has long made what it makes. */
class OvertakenCopiesIT extends OvertakenScene {
    @Value("${yanhuo.data}")
    Path data;

    @Test
    @DisplayName("T-46 woken with rows in its hands, it writes none into what is lived in by then")
    void of_who_builds_a_copy() throws Exception {
        var backup = backedUp();
        sleepsWithHistoryInItsHands(() -> {
            await().atMost(WAIT).until(this::nothingIsRestored);
            inItsSchema("DELETE FROM `%s`.share_click");
        });

        var restore = backups.restore(shop.id(), backup.id());

        wakes();
        awaitState(restore, Operation.State.DONE);
        assertItWorks();
        assertThat(history()).isZero();
    }

    @Test
    @DisplayName(
            "T-46 woken before it repeats the log, it leaves nothing in what is lived in by then")
    void of_who_repeats_the_log() throws Exception {
        var backup = backedUp();
        await().atMost(WAIT).until(() -> backups.reach(shop.id(), backup) instanceof Reach.Until);
        var reach = (Reach.Until) backups.reach(shop.id(), backup);
        sleepsAt("REPLAY connected", () -> await().atMost(WAIT).until(this::nothingIsRestored));

        var restore = backups.restore(shop.id(), backup.id(), reach.until());

        wakes();
        awaitState(restore, Operation.State.DONE);
        assertItWorks();
        assertThat(history()).isEqualTo(2_500);
        tenants.refresh();
        assertThat(tablesIn(tenants.get(shop.id()).schema().value()))
                .contains("share_click")
                .doesNotContain("replay_progress");
    }

    @Test
    @DisplayName("T-46 woken with an older file in its hands, it does not replace what counts")
    void of_a_backup() throws Exception {
        var counts = new AtomicReference<byte[]>();
        sleepsAt(
                "DUMP written",
                () -> {
                    await().atMost(WAIT).until(this::nothingIsBackedUp);
                    counts.set(bytes());
                });

        var backup = backups.take(shop.id());

        wakes();
        awaitState(backup, Operation.State.DONE);
        assertThat(bytes()).isEqualTo(counts.get());
    }

    private byte[] bytes() {
        var file = backups.usable(shop.id()).getFirst();
        try {
            return Files.readAllBytes(
                    data.resolve("tenants/" + shop.id() + "/backup/" + file.id()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean nothingIsBackedUp() {
        return operations.unfinished(shop.id(), TakingBackup.NAME).isEmpty();
    }

    private void sleepsWithHistoryInItsHands(Runnable meanwhile) {
        death.accidentAt.put(
                "BUILD portion",
                () -> {
                    if (tablesIn(copy()).contains("share_click")) sleeps(meanwhile);
                    else sleepsWithHistoryInItsHands(meanwhile);
                });
    }

    private String copy() {
        var restore = operations.unfinished(shop.id(), BackupRestore.NAME).orElseThrow();
        return operations.input(restore.id(), BackupRestore.Order.class).to();
    }

    private List<String> tablesIn(String schema) {
        return JdbcClient.create(clusters.ddl(HOME))
                .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = ?")
                .param(schema)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void inItsSchema(String statement) {
        tenants.refresh();
        JdbcClient.create(clusters.ddl(HOME))
                .sql(statement.formatted(tenants.get(shop.id()).schema()))
                .update();
    }
}
