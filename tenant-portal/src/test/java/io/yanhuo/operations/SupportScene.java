package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.MockBrowser;
import io.yanhuo.access.AuditEntry;
import io.yanhuo.access.OperatorRole;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.SupportDesk;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Mei of the help desk, an administrator, and a restaurant that has a question. */
abstract class SupportScene extends ConsoleScene {
    static final String MEI = "mei-of-support";

    private static final AtomicLong PHONES = new AtomicLong(13_922_000_000L);

    @Autowired ApplicationContext beans;
    @Autowired MovableClock clock;
    @Autowired SupportDesk desk;
    @Autowired StaffAccounts staff;
    @Autowired Tickets tickets;

    Tenant shop;
    MockBrowser mei;

    @BeforeEach
    void somebody_calls() {
        shop = testTenants.create("helped");
        mei = console(MEI, OperatorRole.SUPPORT);
        operator.open("/");
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
        platform.sql("UPDATE operator SET active = TRUE WHERE login = ?").param(MEI).update();
        role("watch", OperatorRole.ADMINISTRATOR);
    }

    MockBrowser console(String login, OperatorRole role) {
        accounts.ensure(login, PASSWORD);
        role(login, role);
        var answer = new MockHttpServletResponse();
        sessions.signIn(login, PASSWORD, new MockHttpServletRequest(), answer);
        var browser = new MockBrowser(mvc, HOST);
        browser.keep(answer.getCookies());
        return browser.open("/");
    }

    void role(String login, OperatorRole role) {
        platform.sql("UPDATE operator SET role = ? WHERE login = ?")
                .params(role.name(), login)
                .update();
    }

    String id(String login) {
        return accounts.all().stream()
                .filter(one -> one.login().equals(login))
                .findFirst()
                .orElseThrow()
                .id();
    }

    int ask(MockBrowser console, Map<String, String> changed) {
        var form = new HashMap<>(Map.of("reason", "付了款没出单", "ticket", "T-1001", "minutes", "30"));
        form.putAll(changed);
        return console.post("/tenants/" + shop.publicId() + "/support", form).status();
    }

    /** Opens an access; its id. */
    String asked(MockBrowser console, boolean change) {
        assertThat(ask(console, Map.of("change", Boolean.toString(change)))).isEqualTo(303);
        return desk.ofTenant(shop.id(), 1).getFirst().id();
    }

    /** The address behind the button in the console. */
    static String door(String access) {
        return "/admin/support/door?access=" + access;
    }

    /** From the workspace by way of the console: what leads inside, once. */
    static String way(MockBrowser workspace, MockBrowser console, String access) {
        var there = path(workspace.open(door(access)));
        return path(console.open(there));
    }

    /** In a browser of her own. */
    MockBrowser inside(MockBrowser console, String access) {
        var workspace = new MockBrowser(mvc, shop.host());
        var answer = workspace.open(way(workspace, console, access));
        assertThat(answer.location()).isEqualTo("/admin");
        return workspace.open("/admin");
    }

    MockBrowser helping() {
        return inside(mei, asked(mei, false));
    }

    /** Mei, with the agreement of the administrator. */
    MockBrowser changing() {
        var access = asked(mei, true);
        approve(operator, access);
        return inside(mei, access);
    }

    int approve(MockBrowser console, String access) {
        return console.open("/support").post("/support/" + access + "/approval", Map.of()).status();
    }

    MockBrowser at(StaffRole role) {
        var phone = new PhoneNumber(Long.toString(PHONES.incrementAndGet()));
        var way =
                shop.scope()
                        .get(() -> {
                            var person = staff.create("王老板", phone, role, null);
                            return tickets.issue(Who.STAFF, person, "/admin");
                        });
        var browser = new MockBrowser(mvc, shop.host());
        browser.open(way);
        return browser.open("/admin");
    }

    List<AuditEntry> acts() {
        return audit.latest(shop.id(), null, 100);
    }

    List<String> actions() {
        return acts().stream().map(AuditEntry::action).toList();
    }

    static String path(MockBrowser answer) {
        assertThat(answer.status()).isEqualTo(303);
        return answer.location().replaceFirst("^https?://[^/]*", "");
    }

    static void assertOutside(MockBrowser workspace) {
        assertThat(workspace.open("/admin").location()).startsWith("/admin/login");
    }
}
