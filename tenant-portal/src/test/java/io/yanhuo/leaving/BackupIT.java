package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.tenancy.KeysDestroyed;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.TenantFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How often backups are taken, how long they are kept, and what a purge makes of them. */
class BackupIT extends BackupScene {
    @Autowired TenantFiles sealedFiles;

    @Test
    void one_backup_a_night_is_enough_and_the_first_of_a_month_stays_longest() {
        var shop = filled("sleeper");
        assertThat(backups.due(shop.id())).isTrue();

        var first = backUp(shop);
        var second = backUp(shop);

        assertThat(backups.due(shop.id())).isFalse();
        assertThat(Duration.between(first.createdAt(), first.expiresAt())).hasDays(183);
        assertThat(second.expiresAt()).isBefore(first.expiresAt());
        clock.advance(Duration.ofHours(21));
        assertThat(backups.due(shop.id())).isTrue();
        clock.advance(Duration.ofDays(4));
        backups.forgetOld();
        assertThat(operations.ofTenant(shop.id())).isEmpty();
        assertThat(backups.usable(shop.id())).hasSize(2);
    }

    @Test
    @DisplayName("T-46 one that meets a change of the structure waits for it, and can be put back")
    void beside_a_release() throws SQLException {
        var shop = filled("upgraded");
        Operation backup;
        try (var hand = TestDatabase.shared().administrator()) {
            hand.setCatalog(shop.schema().value());
            run(hand, "DO GET_LOCK('yanhuo-" + shop.schema() + "', 0)");
            lacksPlaces(hand);
            run(hand, "ALTER TABLE orders ADD COLUMN unpaid_place INT NULL");
            run(hand, "ALTER TABLE orders ADD UNIQUE KEY orders_unpaid (diner_id, unpaid_place)");
            backup = backups.take(shop.id());
            await().during(Duration.ofSeconds(3)).until(() -> backups.usable(shop.id()).isEmpty());
            run(hand, "INSERT INTO DATABASECHANGELOG SELECT * FROM known");
        }

        assertThat(finished(backup).state()).isEqualTo(Operation.State.DONE);
        var file = backups.usable(shop.id()).getFirst();
        assertThat(back(shop, file).state()).isEqualTo(Operation.State.DONE);
    }

    /** As a release left it that knew of no such thing. */
    private static void lacksPlaces(Connection hand) throws SQLException {
        var theirs = " FROM DATABASECHANGELOG WHERE ID LIKE '20261125-0400-%'";
        run(hand, "ALTER TABLE orders DROP KEY orders_unpaid, DROP COLUMN unpaid_place");
        run(hand, "CREATE TEMPORARY TABLE known SELECT *" + theirs);
        run(hand, "DELETE" + theirs);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @DisplayName("T-47 after its purge a copied backup is noise, and its row and file are gone")
    void purged() throws IOException {
        var shop = filled("erased");
        var backup = backUp(shop);
        var path = folder(shop).resolve("backup/" + backup.id());
        var copy = Files.readAllBytes(path);
        var key =
                platform.sql("SELECT key_cipher FROM tenant_file WHERE file_id = ?")
                        .param(backup.id())
                        .query((row, _) -> row.getBytes(1))
                        .single();
        archive(shop);
        purge(shop);

        assertThat(folder(shop)).doesNotExist();
        assertThat(sealedFiles.find(shop.id(), backup.id())).isEmpty();

        Files.createDirectories(path.getParent());
        Files.write(path, copy);
        assertThatThrownBy(() ->
                        shop.scope().get(() -> personal.decrypt(key, "tenant_file", "key_cipher")))
                .isInstanceOf(KeysDestroyed.class);
        assertThatThrownBy(() ->
                        shop.scope()
                                .<byte[], IOException>call(
                                        () -> sealedFiles.read(backup, InputStream::readAllBytes)))
                .isInstanceOf(KeysDestroyed.class);
        org.springframework.util.FileSystemUtils.deleteRecursively(folder(shop));
    }
}
