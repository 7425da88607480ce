package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.TestBrowser;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.Tenants;
import jakarta.servlet.http.Cookie;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody signs in, or stays, just while she is shut out. */
class LateSessionsIT extends GuardScene {
    private static final String ANOTHER = "ganz-anders-8";

    @Autowired StaffWatch watch;
    @Autowired Tenants tenants;
    @Autowired LoginSessions rows;
    @Autowired SessionTokens tokens;
    @Autowired Cookies cookies;
    @Autowired Gate gate;
    @Autowired AccessSettings settings;

    @Autowired
    @Qualifier("platform")
    PlatformTransactionManager platformTransactions;

    @Test
    void an_operator_is_not_in_by_the_password_of_before() {
        var login = "late-" + RandomId.ofLength(6);
        operators.accept(operators.invite(login, OperatorRole.SUPPORT), PASSWORD);
        var again = operators.inviteAgain(id(login));
        var browser = formAt(at("ops"), "/login");

        meanwhile(
                new TransactionTemplate(platformTransactions),
                () -> operators.accept(again, ANOTHER),
                () -> browser.post("/login", Map.of("login", login, "password", PASSWORD)));

        assertThat(browser.get("/probe").status()).isEqualTo(303);
        var other = at("ops");
        signIn(other, login, ANOTHER);
        assertThat(other.get("/probe").status()).isEqualTo(200);
    }

    @Test
    void an_operator_who_is_disabled_stays_out_when_enabled_again() {
        var login = "late-" + RandomId.ofLength(6);
        operators.accept(operators.invite(login, OperatorRole.SUPPORT), PASSWORD);
        var browser = formAt(at("ops"), "/login");

        meanwhile(
                new TransactionTemplate(platformTransactions),
                () -> operators.disable(id(login)),
                () -> browser.post("/login", Map.of("login", login, "password", PASSWORD)));

        operators.enable(id(login));
        assertThat(browser.get("/probe").status()).isEqualTo(303);
    }

    @Test
    void one_of_the_staff_is_not_in_by_the_password_of_before() {
        var number = People.phone();
        var id = in(laowang, () -> staff.create("小赵", number, StaffRole.CASHIER, PASSWORD));
        var browser = at(laowang);

        laowang.scope()
                .run(() ->
                        meanwhile(
                                transaction,
                                () -> staff.changePassword(id, ANOTHER),
                                () -> signIn(browser, number, PASSWORD, "")));

        assertThat(browser.get("/admin/probe").status()).isEqualTo(303);
        assertThat(signIn(browser, number, ANOTHER, "").status()).isEqualTo(303);
        assertThat(browser.get("/admin/probe").status()).isEqualTo(200);
    }

    @Test
    void one_of_the_staff_who_left_stays_out_when_taken_back() {
        var number = People.phone();
        var id = in(laowang, () -> staff.create("小钱", number, StaffRole.CASHIER, PASSWORD));
        var browser = at(laowang);

        laowang.scope()
                .run(() ->
                        meanwhile(
                                transaction,
                                () -> staff.deactivate(id),
                                () -> signIn(browser, number, PASSWORD, "")));

        laowang.scope().run(() -> staff.takeBack(id, StaffRole.CASHIER));
        assertThat(browser.get("/admin/probe").status()).isEqualTo(303);
    }

    @Test
    @DisplayName("T-26 who was read before her role changed, and arrives after it, is not kept")
    void one_of_the_staff_is_not_remembered_in_the_role_of_before() {
        var number = People.phone();
        var id = in(laowang, () -> staff.create("小孙", number, StaffRole.MANAGER, PASSWORD));
        var browser = at(laowang);
        signIn(browser, number, PASSWORD, "");
        var request = from(browser);
        var changed = new AtomicReference<Runnable>();
        var sessions = sessions(reading(() -> changed.get().run()));
        changed.set(() -> {
            staff.changeRole(id, StaffRole.KITCHEN);
            sessions.forget();
        });

        var late = in(laowang, () -> sessions.of(request)).orElseThrow();
        changed.set(() -> {});

        assertThat(late.role()).as("read before").isEqualTo(StaffRole.MANAGER);
        assertThat(in(laowang, () -> sessions.of(request)).orElseThrow().role())
                .isEqualTo(StaffRole.KITCHEN);
    }

    /** What another node reads arrives only after something else. */
    private LoginSessions reading(Runnable something) {
        return (LoginSessions)
                Proxy.newProxyInstance(
                        LoginSessions.class.getClassLoader(),
                        new Class<?>[] {LoginSessions.class},
                        (_, method, values) -> {
                            var read = method.invoke(rows, values);
                            something.run();
                            return read;
                        });
    }

    private StaffSessions sessions(LoginSessions slow) {
        return new StaffSessions(
                slow, entities, transaction, tokens, cookies, gate, tickets, settings, clock);
    }

    private static MockHttpServletRequest from(TestBrowser browser) {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("yh_staff", browser.cookie("yh_staff")));
        return request;
    }

    @Test
    void a_page_that_stays_open_is_told_nothing_more_once_the_restaurant_is_locked() {
        var shop = testTenants.create("locked");
        var browser = signedIn(shop, StaffRole.CASHIER);
        var request = from(browser);
        var may = in(shop, () -> watch.of(request, Permission.ORDERS_VIEW));
        assertThat(may.getAsBoolean()).isTrue();

        assertThat(tenants.happen(shop.id(), TenantEvent.LOCK)).isTrue();
        assertThat(may.getAsBoolean()).isFalse();

        assertThat(tenants.happen(shop.id(), TenantEvent.UNLOCK)).isTrue();
        assertThat(may.getAsBoolean()).isTrue();
    }

    private String id(String login) {
        return operators.all().stream()
                .filter(one -> one.login().equals(login))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** She comes as far as she gets before what has been changed is there to read. */
    private static void meanwhile(
            TransactionTemplate transaction, Runnable change, Runnable signIn) {
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            transaction.executeWithoutResult(_ -> {
                change.run();
                pause(other.submit(signIn));
            });
        }
    }

    private static void pause(Future<?> signIn) {
        try {
            signIn.get(2, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            // She waits for what is being changed.
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
