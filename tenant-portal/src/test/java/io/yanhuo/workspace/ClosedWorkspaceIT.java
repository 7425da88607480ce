package io.yanhuo.workspace;

import static io.yanhuo.workspace.Colleague.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.Tenants;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MvcResult;

/** The workspace of a restaurant that the platform has closed. */
class ClosedWorkspaceIT extends WorkspaceScene {
    @Autowired Tenants register;

    @Nested
    class Suspended {
        @Test
        @DisplayName("T-14 its people see everything, and why nothing can be changed")
        void is_for_looking() {
            suspend();

            assertThat(status(owner.open("/admin/dishes"))).isEqualTo(200);
            assertThat(body(owner.open("/admin"))).contains("店铺已被平台暂停");
            assertThat(body(owner.open("/admin?lang=en"))).contains("has suspended the restaurant");
        }

        @Test
        void changes_nothing_of_the_menu() {
            suspend();

            var answer = owner.submit("/admin/stations", of("name", "新档口"));

            assertThat(status(answer)).isEqualTo(409);
            assertThat(body(answer)).contains("店铺现在没有营业");
            assertThat(body(owner.open("/admin/stations"))).doesNotContain("新档口");
        }

        @Test
        void still_pays_and_sends_people_away() {
            suspend();

            var bill = owner.submit("/admin/subscription/bills", of("plan", "standard"));
            var nobody = owner.submit("/admin/staff/nobody/deactivation", of("a", "b"));

            assertThat(status(bill)).isNotEqualTo(409);
            assertThat(body(nobody)).doesNotContain("店铺现在没有营业");
        }

        @Test
        void is_open_again_when_it_is_resumed() {
            suspend();
            register.happen(shop.id(), TenantEvent.RESUME);

            var answer = owner.submit("/admin/stations", of("name", "新档口"));

            assertThat(status(answer)).isEqualTo(303);
            assertThat(body(owner.open("/admin"))).doesNotContain("店铺已被平台暂停");
        }

        private void suspend() {
            assertThat(register.happen(shop.id(), TenantEvent.SUSPEND)).isTrue();
        }
    }

    @Nested
    class Locked {
        @Test
        void shuts_its_people_out_at_once_and_returns_to_where_it_was() {
            register.happen(shop.id(), TenantEvent.SUSPEND);
            register.happen(shop.id(), TenantEvent.LOCK);

            assertThat(status(owner.open("/admin"))).isEqualTo(404);
            assertThat(status(owner.open("/admin/login"))).isEqualTo(404);

            register.happen(shop.id(), TenantEvent.UNLOCK);

            assertThat(body(owner.open("/admin"))).contains("店铺已被平台暂停");
        }

        @Test
        void happens_once_to_whoever_asks_first() {
            assertThat(register.happen(shop.id(), TenantEvent.LOCK)).isTrue();
            assertThat(register.happen(shop.id(), TenantEvent.LOCK)).isFalse();
            assertThat(register.happen(shop.id(), TenantEvent.RESUME)).isFalse();
        }
    }

    private static int status(MvcResult result) {
        return result.getResponse().getStatus();
    }
}
