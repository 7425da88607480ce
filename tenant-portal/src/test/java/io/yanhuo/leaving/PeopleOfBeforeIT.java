package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.Actor;
import io.yanhuo.access.DinerSessions;
import io.yanhuo.access.Staff;
import io.yanhuo.access.StaffRole;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.workspace.Colleague;
import jakarta.servlet.http.Cookie;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A restaurant is put back, and its people come with what their browsers remember. */
class PeopleOfBeforeIT extends BackupScene {
    /** Closed to others, who are told so if they are signed in, and else to sign in. */
    private static final String OWNERS_PAGE = "/admin/export";

    @Autowired DinerSessions diners;

    @Test
    @DisplayName("T-46 who was dismissed after the backup is not signed in again by it")
    void the_dismissed_stay_out() {
        var shop = filled("dismissing");
        var manager = colleague(shop, StaffRole.MANAGER);
        assertThat(status(manager.open(OWNERS_PAGE))).isEqualTo(403);
        var backup = backUp(shop);
        dismiss(shop);
        assertOutside(manager);

        back(shop, backup);

        assertOutside(manager);
        var now = tenants.get(shop.id());
        assertThat(FilledSchema.count(now, "login_session")).isZero();
        assertThat(FilledSchema.count(now, "ticket")).isZero();
        assertThat(status(owner(now).open(OWNERS_PAGE))).isEqualTo(200);
    }

    private void dismiss(Tenant shop) {
        shop.scope()
                .run(() ->
                        staff.all().stream()
                                .filter(person -> person.role() == StaffRole.MANAGER)
                                .map(Staff::id)
                                .forEach(staff::deactivate));
    }

    private static void assertOutside(Colleague colleague) {
        assertThat(status(colleague.open(OWNERS_PAGE))).isEqualTo(401);
    }

    @Test
    @DisplayName("T-46 a diner who came after the backup is a stranger, however lately remembered")
    void a_later_diner_is_a_stranger() {
        var shop = filled("welcoming");
        var backup = backUp(shop);
        var browser = new MockHttpServletResponse();
        var diner =
                shop.scope().get(() -> diners.ensure(new MockHttpServletRequest(), browser)).id();
        assertThat(of(shop, browser.getCookies())).contains(diner);

        back(shop, backup);

        assertThat(of(tenants.get(shop.id()), browser.getCookies())).isEmpty();
    }

    private Optional<String> of(Tenant shop, Cookie... cookies) {
        var request = new MockHttpServletRequest();
        request.setCookies(cookies);
        return shop.scope().get(() -> diners.of(request)).map(Actor::id);
    }
}
