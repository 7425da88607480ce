package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.tenancy.LaidByPictures;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Pictures;
import io.yanhuo.tenancy.Tenant;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Pictures that were thrown away are there again after a restaurant has gone back. */
class LaidByIT extends BackupScene {
    private static final String PICTURE = "0123456789abcdefghjk";

    @Autowired Pictures pictures;
    @Autowired LaidByPictures laidBy;

    @Test
    @DisplayName("T-46 a picture deleted since the backup comes back with it")
    void comes_back() {
        var shop = filled("painter");
        hangUpAPicture(shop);
        var backup = backUp(shop);
        throwAway(shop);
        assertThat(shown(shop)).isFalse();

        assertThat(back(shop, backup).state()).isEqualTo(Operation.State.DONE);

        assertThat(shown(shop)).isTrue();
    }

    @Test
    @DisplayName("T-46 a deleted picture is kept as long as a backup may show it, and no longer")
    void kept_as_long_as_a_backup() throws IOException {
        var shop = filled("sculptor");
        hangUpAPicture(shop);
        var backup = backUp(shop);
        throwAway(shop);
        laidBy.forgetOld(shop.id());
        assertThat(folder(shop).resolve("laid-by/" + PICTURE)).exists();

        shop.scope().run(() -> sealedFiles.delete(backup));
        laidBy.forgetOld(shop.id());

        assertThat(folder(shop).resolve("laid-by/" + PICTURE)).doesNotExist();
    }

    @Autowired io.yanhuo.tenancy.TenantFiles sealedFiles;

    /** Nothing shows it, today and tomorrow. */
    private void throwAway(Tenant shop) {
        shop.scope().run(() -> pictures.forgetUnused(Set.of(), clock.instant()));
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        shop.scope().run(() -> pictures.forgetUnused(Set.of(), clock.instant()));
    }

    private boolean shown(Tenant shop) {
        return shop.scope().get(() -> pictures.find(PICTURE, Pictures.Size.FULL).isPresent());
    }
}
