package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.PortalTest;
import io.yanhuo.tenancy.OperationKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of all long work, wherever it is written. */
@PortalTest
class LongWorkIT {
    private final List<OperationKind> kinds;

    LongWorkIT(List<OperationKind> kinds) {
        this.kinds = kinds;
    }

    @Test
    void somebody_waits_for_all_but_what_happens_by_night() {
        assertThat(kinds)
                .filteredOn(kind -> !kind.awaited())
                .extracting(OperationKind::name)
                .containsExactlyInAnyOrder("BACKUP", "RESTORE_DRILL");
    }

    @Test
    void an_older_release_is_left_what_it_would_have_to_serve() {
        assertThat(kinds)
                .filteredOn(OperationKind::bringsStructure)
                .extracting(OperationKind::name)
                .containsExactlyInAnyOrder("PROVISION", "PRACTICE", "RESTORE", "RESTORE_BACKUP");
    }
}
