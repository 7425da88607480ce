package io.yanhuo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.HalfFleet;
import io.yanhuo.PortalTest;
import io.yanhuo.migrations.Release;
import io.yanhuo.migrations.Releases;
import io.yanhuo.tenancy.TestTenant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Without it, a run with {@code -Dyanhuo.tests.half-fleet=true} that changes nothing is green. */
@PortalTest
class HalfFleetSwitchIT {
    private final TestTenant tenants;

    HalfFleetSwitchIT(TestTenant tenants) {
        this.tenants = tenants;
    }

    @Test
    @DisplayName(
            "T-40 the tests' restaurants are of one release, or half of them if that is wanted")
    void does_what_it_says() {
        var one = tenants.create("one").schemaVersion();
        var other = tenants.create("other").schemaVersion();

        var here = Release.ofThisBuild().version();
        if (HalfFleet.wanted()) {
            assertThat(new Object[] {one, other})
                    .containsExactlyInAnyOrder(here, Releases.next().version());
        } else {
            assertThat(new Object[] {one, other}).containsExactly(here, here);
        }
    }
}
