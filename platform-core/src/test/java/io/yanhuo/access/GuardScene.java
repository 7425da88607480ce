package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.TestBrowser;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import jakarta.persistence.EntityManager;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two restaurants, their people, and browsers to come with. */
@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GuardScene {
    static final String PASSWORD = "richtig-8888";

    @Autowired TestTenant testTenants;
    @Autowired StaffAccounts staff;
    @Autowired OperatorAccounts operators;
    @Autowired Tickets tickets;
    @Autowired Diners diners;
    @Autowired Authorization authorization;
    @Autowired Inbox inbox;
    @Autowired Sweeping sweeping;
    @Autowired MovableClock clock;
    @Autowired JdbcClient platform;
    @Autowired EntityManager entities;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    Tenant laowang;
    Tenant amei;
    PhoneNumber phone;
    String owner;

    @BeforeAll
    void two_restaurants_with_an_owner_of_the_same_number() {
        laowang = testTenants.create("laowang");
        amei = testTenants.create("amei");
        phone = People.phone();
        owner = in(laowang, () -> staff.create("老王", phone, StaffRole.OWNER, PASSWORD));
        in(amei, () -> staff.create("阿美", phone, StaffRole.OWNER, "ganz-anders-1"));
        operators.ensure("root", "operator-password");
    }

    @BeforeEach
    void nobody_is_locked_out() {
        platform.sql("DELETE FROM login_failure").update();
    }

    @AfterEach
    void the_time_is_the_time() {
        clock.reset();
    }

    String inCart(TestBrowser browser) {
        return formAt(browser, "/login").post("/probe/cart", Map.of()).body();
    }

    TestBrowser.Page byCode(TestBrowser browser, String login, PhoneNumber number) {
        formAt(browser, login.equals("/login") ? login : login + "?by=code");
        browser.post(login + "/code", Map.of("phone", number.digits()));
        var code = Codes.last(inbox, number);
        var action = login.equals("/login") ? login : login + "/by-code";
        return browser.post(action, Map.of("phone", number.digits(), "code", code));
    }

    TestBrowser signedIn(Tenant tenant, StaffRole role) {
        var number = People.phone();
        in(tenant, () -> staff.create(role.name(), number, role, PASSWORD));
        var browser = at(tenant);
        assertThat(signIn(browser, number, PASSWORD, "").status()).isEqualTo(303);
        return browser;
    }

    TestBrowser.Page signIn(TestBrowser browser, PhoneNumber number, String password, String next) {
        var form = Map.of("phone", number.digits(), "password", password, "next", next);
        return formAt(browser, "/admin/login?by=password").post("/admin/login", form);
    }

    void signIn(TestBrowser browser, String login, String password) {
        var page =
                formAt(browser, "/login")
                        .post("/login", Map.of("login", login, "password", password));
        assertThat(page.status()).isEqualTo(303);
    }

    static TestBrowser formAt(TestBrowser browser, String path) {
        browser.get(path);
        return browser;
    }

    TestBrowser at(Tenant tenant) {
        return new TestBrowser(tenant.host(), port);
    }

    TestBrowser at(String name) {
        return new TestBrowser(name + ".yanhuo.localhost", port);
    }

    static <T> T in(Tenant tenant, java.util.function.Supplier<T> work) {
        return tenant.scope().get(work);
    }

    /** Without what differs from page to page. */
    static String stripped(TestBrowser.Page page) {
        return page.body().replaceAll("(value|content)=\"[0-9a-z]{80}\"", "");
    }

    /** Of this thread alone: others may be busy meanwhile. */
    static long nanos(Runnable work) {
        work.run();
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 5; i++) work.run();
        return threads.getCurrentThreadCpuTime() - start;
    }
}
