package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Restaurants whose time has come are dealt with each by itself. */
class DueClosuresIT extends LeavingScene {
    private static final String GONE = "nowhere";

    private Tenant unlucky;
    private Tenant leaving;
    private Tenant forgotten;

    @BeforeEach
    void three_of_which_the_first_to_be_looked_at_cannot_be_worked_for() {
        unlucky = testTenants.create("unlucky");
        leaving = testTenants.create("leaving");
        forgotten = testTenants.create("forgotten");
        assertThat(List.of(unlucky, leaving, forgotten))
                .extracting(tenant -> tenant.id().value())
                .isSorted();
        archive(forgotten);
        clock.advance(KEPT.minus(COOL_OFF));
        request(unlucky);
        request(leaving);
        clock.advance(COOL_OFF);
    }

    @AfterEach
    void it_is_nobodys_any_more() {
        platform.sql("UPDATE tenant SET state = 'PURGED' WHERE tenant_id = ?")
                .param(unlucky.id().value())
                .update();
        tenants.refresh();
    }

    @Nested
    class Behind_one {
        @Test
        void whose_server_is_away_the_others_are_archived_and_purged() {
            change("UPDATE tenant_placement SET cluster_id = '" + GONE + "' WHERE tenant_id = ?");

            due.run();

            theOthersAreDone();
        }

        @Test
        void whose_structure_is_not_served_the_others_are_archived_and_purged() {
            change("UPDATE tenant SET schema_version = '20200101-0000.1' WHERE tenant_id = ?");

            due.run();

            theOthersAreDone();
        }
    }

    private void change(String sql) {
        platform.sql(sql).param(unlucky.id().value()).update();
        tenants.refresh();
    }

    private void theOthersAreDone() {
        assertThat(finished(Archiving.NAME, leaving).state()).isEqualTo(Operation.State.DONE);
        assertThat(state(leaving)).isEqualTo(TenantState.ARCHIVED);
        assertThat(finished(Purging.NAME, forgotten).state()).isEqualTo(Operation.State.DONE);
        assertThat(state(forgotten)).isEqualTo(TenantState.PURGED);
        assertThat(state(unlucky)).as("its turn comes again").isEqualTo(TenantState.CLOSING);
    }
}
