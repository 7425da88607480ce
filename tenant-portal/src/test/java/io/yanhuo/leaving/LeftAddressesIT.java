package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.domains.AddressDesk;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.shared.Slug;
import io.yanhuo.tenancy.AddressRefusal;
import io.yanhuo.tenancy.NewTenants;
import io.yanhuo.tenancy.Tenant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of all the addresses that a restaurant has had, when it leaves. */
class LeftAddressesIT extends LeavingScene {
    private final Slug wanted = new Slug("goermian-" + RandomId.ofLength(6));

    @Autowired AddressDesk desk;
    @Autowired NewTenants births;

    @Test
    void they_lead_nowhere_rest_and_come_back_with_it() {
        var shop = filled("goer");
        var moved = changed(shop);
        ready(shop);

        archive(shop);
        for (var each : new Tenant[] {shop, moved}) {
            assertThat(tenants.byHost(each.host())).isEmpty();
            assertTaken(each.slug());
        }
        restore(shop);

        for (var each : new Tenant[] {shop, moved}) {
            assertThat(tenants.byHost(each.host()))
                    .map(Tenant::host)
                    .as("all lead to the present one")
                    .contains(moved.host());
        }
        assertTaken(shop.slug());
    }

    @Test
    void of_a_purged_restaurant_they_are_anybody_s_after_their_rest() {
        var shop = filled("gone");
        changed(shop);
        ready(shop);
        archive(shop);

        purge(shop);

        clock.advance(KEPT);
        for (var slug : new Slug[] {wanted, new Slug(shop.slug())}) {
            assertThat(births.free(slug)).isEqualTo(slug);
            var heir = testTenants.create("heir");
            assertThat(heir.scope().get(() -> desk.change(slug))).isPresent();
            assertThat(tenants.byHost(slug + ".yanhuo.localhost"))
                    .map(Tenant::id)
                    .contains(heir.id());
        }
    }

    private Tenant changed(Tenant shop) {
        shop.scope().run(() -> desk.change(wanted));
        return tenants.get(shop.id());
    }

    private void assertTaken(String name) {
        var slug = new Slug(name);
        assertThat(births.free(slug)).isNotEqualTo(slug);
        var heir = testTenants.create("heir");
        assertThatThrownBy(() -> heir.scope().get(() -> desk.change(slug)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isInstanceOf(AddressRefusal.Taken.class));
    }
}
