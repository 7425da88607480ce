package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.access.StaffRole;
import io.yanhuo.practice.Practices;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.PracticeCopies;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A restaurant that leaves takes its practice copy along. */
class PracticeLeavesIT extends LeavingScene {
    @Autowired Practices practices;
    @Autowired PracticeCopies copies;

    @Nested
    class When_the_real_one_leaves {
        @Test
        void the_copy_is_shut_while_it_is_closing_and_gone_when_it_is_archived() {
            var shop = testTenants.create("leaver");
            var copy = copy(shop);

            request(shop);
            assertThat(tenants.get(copy.id()).state()).isEqualTo(TenantState.LOCKED);
            closures.cancel(shop.id(), "");
            assertThat(tenants.get(copy.id()).state()).isEqualTo(TenantState.ACTIVE);

            archive(shop);

            assertThat(state(shop)).isEqualTo(TenantState.ARCHIVED);
            assertGone(copy);
        }

        @Test
        void one_that_came_about_nevertheless_is_gone_when_it_is_purged() {
            var shop = testTenants.create("purged");
            archive(shop);
            var copy = testTenants.create("left-over");
            platform.sql("UPDATE tenant SET practice_of = ? WHERE tenant_id = ?")
                    .params(shop.id().value(), copy.id().value())
                    .update();

            purge(shop);

            assertThat(state(shop)).isEqualTo(TenantState.PURGED);
            assertGone(copy);
        }
    }

    private Tenant copy(Tenant shop) {
        var phone = new PhoneNumber("13911178901");
        var id = shop.scope().get(() -> staff.create("老王", phone, StaffRole.OWNER, null));
        var boss =
                new io.yanhuo.access.Actor(
                        io.yanhuo.access.Who.STAFF, shop.id(), id, "老王", StaffRole.OWNER);
        practices.make(shop.id(), boss);
        await().atMost(PATIENCE)
                .until(() -> practices.of(shop.id()).state() == Practices.State.OPEN);
        return Objects.requireNonNull(practices.of(shop.id()).copy());
    }

    private void assertGone(Tenant copy) {
        assertThat(tenants.byHost(copy.host())).isEmpty();
        assertThat(
                        platform.sql("SELECT COUNT(*) FROM tenant WHERE tenant_id = ?")
                                .param(copy.id().value())
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(
                        FilledSchema.asked(
                                "SELECT schema_name FROM information_schema.schemata"
                                        + " WHERE schema_name = ?",
                                copy.schema().value()))
                .isEmpty();
    }
}
