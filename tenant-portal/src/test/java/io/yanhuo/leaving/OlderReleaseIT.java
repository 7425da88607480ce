package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.migrations.Release;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.TenantState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was archived, and then releases were brought out that serve its structure no more. */
class OlderReleaseIT extends LeavingScene {
    private static final String NEWEST_TABLE = "practice_message";
    private static final String NEWEST_FILE = "20261129-0300";

    @Autowired Release release;

    @Nested
    class An_archive_whose_structure_nobody_serves_any_more {
        @Test
        @DisplayName("T-47 is restored with every byte in it, and to the structure of this release")
        void is_restored() {
            var shop = aged(filled("veteran"));
            var before = FilledSchema.checksums(shop);
            archive(shop);
            nobodyServes(shop);
            assertThat(tenants.get(shop.id()).served()).isFalse();

            assertThat(restore(shop).state()).isEqualTo(Operation.State.DONE);

            var back = tenants.get(shop.id());
            assertThat(back.state()).isEqualTo(TenantState.SUSPENDED);
            assertThat(back.schemaVersion()).isEqualTo(release.version());
            assertThat(back.served()).isTrue();
            assertThat(FilledSchema.tables(back)).contains(NEWEST_TABLE);
            assertThat(FilledSchema.checksums(back)).containsAllEntriesOf(before);
            assertThat(tenants.happen(shop.id(), TenantEvent.RESUME)).isTrue();
            assertThat(status(owner(back).open("/admin/export"))).isEqualTo(200);
        }

        @Test
        void is_destroyed_when_its_time_is_over() {
            var shop = aged(testTenants.create("veteran"));
            archive(shop);
            nobodyServes(shop);

            assertThat(purge(shop).state()).isEqualTo(Operation.State.DONE);
            assertThat(state(shop)).isEqualTo(TenantState.PURGED);
        }
    }

    /** As it was before the newest file of the changelog. */
    private Tenant aged(Tenant shop) {
        FilledSchema.run("DROP TABLE `%s`.%s".formatted(shop.schema(), NEWEST_TABLE));
        FilledSchema.run(
                "DELETE FROM `%s`.DATABASECHANGELOG WHERE ID LIKE '%s%%'"
                        .formatted(shop.schema(), NEWEST_FILE));
        return shop;
    }

    private void nobodyServes(Tenant shop) {
        platform.sql("UPDATE tenant SET schema_version = '20261124-0900.1' WHERE tenant_id = ?")
                .param(shop.id().value())
                .update();
        tenants.refresh();
    }
}
