package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.tenancy.Drills;
import io.yanhuo.tenancy.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A backup is put back where nobody sees it, to know that it can be. */
class DrillIT extends BackupScene {
    @Autowired Drills drills;

    @Test
    void restores_the_newest_backup_and_leaves_nothing_behind() {
        var shop = filled("drilled");
        backUp(shop);
        var before = FilledSchema.checksums(shop);
        var schemas = schemas();
        assertThat(drills.some(1_000)).contains(shop.id());

        drills.begin(shop.id());
        var drill = settled(drills.latest(1).getFirst());
        assertThat(drill.tenant()).isEqualTo(shop.id());
        assertThat(drill.state()).isEqualTo(Operation.State.DONE);
        assertThat(drills.due()).isFalse();
        assertThat(schemas).containsAll(schemas());
        assertThat(FilledSchema.checksums(shop)).isEqualTo(before);
        assertThat(tenants.get(shop.id()).schema()).isEqualTo(shop.schema());
    }

    @Test
    void fails_on_a_backup_that_was_changed_on_disk_and_leaves_nothing_behind() throws IOException {
        var shop = filled("rotten");
        var backup = backUp(shop);
        var path = folder(shop).resolve("backup/" + backup.id());
        var bytes = Files.readAllBytes(path);
        bytes[bytes.length / 2] ^= 1;
        Files.write(path, bytes);
        var schemas = schemas();
        drills.begin(shop.id());
        var drill = settled(drills.latest(1).getFirst());
        assertThat(drill.state()).isEqualTo(Operation.State.FAILED);
        assertThat(schemas).containsAll(schemas());
        operations.abandon(drill.id());
    }

    /** There may be fewer before long: those that were to be dropped anyway. */
    private static List<String> schemas() {
        return FilledSchema.asked("SELECT schema_name FROM information_schema.schemata");
    }
}
