package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.Crowd;
import io.yanhuo.MockBrowser;
import io.yanhuo.PortalTest;
import io.yanhuo.access.Audit;
import io.yanhuo.access.AuditEntry;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.access.OperatorRole;
import io.yanhuo.access.OperatorSessions;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import io.yanhuo.tenancy.Tenants;
import io.yanhuo.tenancy.TestTenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@PortalTest
class OperatorsIT {
    private static final String HOST = "ops.yanhuo.localhost";
    private static final String PASSWORD = "correct-horse-battery";
    private static final Pattern LINK = Pattern.compile("/invitation/([0-9a-z]{40})");

    private final TestTenant testTenants;
    private final Tenants tenants;
    private final OperatorAccounts accounts;
    private final OperatorSessions sessions;
    private final Audit audit;
    private final MovableClock clock;
    private final JdbcClient platform;
    private final MockMvc mvc;
    private final String mei = "mei-" + RandomId.ofLength(6);

    private MockBrowser root;

    OperatorsIT(
            TestTenant testTenants,
            Tenants tenants,
            OperatorAccounts accounts,
            OperatorSessions sessions,
            Audit audit,
            MovableClock clock,
            JdbcClient platform,
            MockMvc mvc) {
        this.testTenants = testTenants;
        this.tenants = tenants;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
        this.platform = platform;
        this.mvc = mvc;
        this.root = new MockBrowser(mvc, HOST);
    }

    @BeforeEach
    void an_administrator_is_signed_in() {
        accounts.ensure("root-of-all", PASSWORD);
        root = signedIn("root-of-all");
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    @Test
    void the_first_one_is_an_administrator_and_may_everything() {
        assertThat(role("root-of-all")).isEqualTo(OperatorRole.ADMINISTRATOR);
        for (var page : List.of("/", "/operations", "/bills", "/audit", "/operators")) {
            assertThat(root.open(page).status()).as(page).isEqualTo(200);
        }
    }

    @Test
    void an_invited_one_chooses_a_password_once_and_is_in() {
        var link = invite(mei, OperatorRole.SUPPORT);
        var browser = new MockBrowser(mvc, HOST);
        assertThat(browser.open(link).page()).contains("选一个密码");

        assertThat(browser.post(link, Map.of("password", "short")).status()).isEqualTo(422);
        assertThat(browser.post(link, Map.of("password", PASSWORD)).location()).isEqualTo("/");
        assertThat(browser.open("/").page()).contains(mei, "客服");

        assertThat(browser.post(link, Map.of("password", PASSWORD)).status()).isEqualTo(410);
        assertThat(acts(mei)).containsExactly("operator.joined", "operator.invited");
    }

    @Test
    void an_invitation_is_over_after_a_week_and_when_there_is_a_newer_one() {
        var first = invite(mei, OperatorRole.FINANCE);
        assertThat(root.post("/operators/" + id(mei) + "/invitation", Map.of()).status())
                .isEqualTo(303);
        assertThat(accept(first)).isEqualTo(410);

        var second = link();
        clock.advance(Duration.ofDays(7).plusMinutes(1));
        assertThat(accept(second)).isEqualTo(410);
        assertThatThrownBy(() -> signedIn(mei)).isInstanceOf(Refused.class);
    }

    @Test
    void support_reads_restaurants_and_changes_nothing() {
        var shop = testTenants.create("support");
        var support = joined(mei, OperatorRole.SUPPORT);
        var page = "/tenants/" + shop.publicId();

        assertThat(support.open(page).page())
                .contains(shop.name())
                .doesNotContain("/life/", "href=\"/operators\"", "href=\"/bills\"");
        assertThat(suspend(support, shop)).isEqualTo(403);
        assertThat(support.open("/audit").status()).isEqualTo(200);
        for (var closed : List.of("/operations", "/bills", "/operators")) {
            assertThat(support.open(closed).status()).as(closed).isEqualTo(403);
        }
        support.open("/");
        assertThat(support.post("/operators", Map.of("login", "x1", "role", "SUPPORT")).status())
                .isEqualTo(403);
        assertThat(tenants.get(shop.id()).state()).isEqualTo(TenantState.ACTIVE);
    }

    @Test
    void finance_sees_bills_and_no_audit() {
        var finance = joined(mei, OperatorRole.FINANCE);

        assertThat(finance.open("/bills").page()).contains("账单");
        for (var closed : List.of("/operations", "/audit", "/operators")) {
            assertThat(finance.open(closed).status()).as(closed).isEqualTo(403);
        }
        assertThat(suspend(finance, testTenants.create("finance"))).isEqualTo(403);
    }

    @Test
    void one_who_is_disabled_is_out_at_once_until_enabled_again() {
        var support = joined(mei, OperatorRole.SUPPORT);
        var path = "/operators/" + id(mei);
        root.open("/operators");

        assertThat(root.post(path + "/disabling", Map.of()).status()).isEqualTo(303);

        assertThat(support.open("/").location()).startsWith("/login");
        assertThatThrownBy(() -> signedIn(mei)).isInstanceOf(Refused.class);
        assertThat(root.open("/operators").page()).contains("已停用");

        root.post(path + "/enabling", Map.of());
        assertThat(signedIn(mei).open("/").status()).isEqualTo(200);
        assertThat(acts(mei)).startsWith("operator.enabled", "operator.disabled");
    }

    @Test
    void the_last_administrator_cannot_be_disabled_not_even_by_two_at_once() throws Exception {
        joined(mei, OperatorRole.ADMINISTRATOR);
        leaveOnly("root-of-all", mei);
        try {
            var tries = Crowd.atOnce(2, i -> disabled(i == 0 ? "root-of-all" : mei));

            assertThat(tries).containsExactlyInAnyOrder(true, false);
        } finally {
            platform.sql("UPDATE operator SET active = TRUE").update();
        }
    }

    @Test
    void the_last_administrator_is_told_what_to_do_first() {
        leaveOnly("root-of-all");
        try {
            root.open("/operators");
            var answer = root.post("/operators/" + id("root-of-all") + "/disabling", Map.of());

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.page()).contains("最后一位管理员");
        } finally {
            platform.sql("UPDATE operator SET active = TRUE").update();
        }
    }

    @Test
    void a_login_is_refused_that_is_taken_or_none() {
        root.open("/operators");

        var taken = root.post("/operators", Map.of("login", "ROOT-of-all", "role", "SUPPORT"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.page()).contains("已经有账号", "ROOT-of-all");
        assertThat(root.post("/operators", Map.of("login", "小美", "role", "SUPPORT")).status())
                .isEqualTo(422);
    }

    private boolean disabled(String login) {
        try {
            accounts.disable(id(login));
            return true;
        } catch (Refused _) {
            return false;
        }
    }

    private void leaveOnly(String... logins) {
        platform.sql("UPDATE operator SET active = login IN (:logins)")
                .param("logins", List.of(logins))
                .update();
    }

    private int suspend(MockBrowser browser, Tenant shop) {
        browser.open("/tenants/" + shop.publicId());
        return browser.post("/tenants/" + shop.publicId() + "/life/SUSPEND", Map.of("reason", "试试"))
                .status();
    }

    private String invite(String login, OperatorRole role) {
        root.open("/operators");
        var sent = root.post("/operators", Map.of("login", login, "role", role.name()));
        assertThat(sent.status()).isEqualTo(303);
        return link();
    }

    private String link() {
        var link = LINK.matcher(root.open("/operators").page());
        assertThat(link.find()).isTrue();
        assertThat(root.open("/operators").page()).as("shown once").doesNotContainPattern(LINK);
        return link.group();
    }

    private int accept(String link) {
        var browser = new MockBrowser(mvc, HOST);
        browser.open(link);
        return browser.post(link, Map.of("password", PASSWORD)).status();
    }

    private MockBrowser joined(String login, OperatorRole role) {
        assertThat(accept(invite(login, role))).isEqualTo(303);
        return signedIn(login);
    }

    private MockBrowser signedIn(String login) {
        var answer = new MockHttpServletResponse();
        sessions.signIn(login, PASSWORD, new MockHttpServletRequest(), answer);
        var browser = new MockBrowser(mvc, HOST);
        browser.keep(answer.getCookies());
        return browser;
    }

    private List<String> acts(String login) {
        return audit.latest(null, null, 200).stream()
                .filter(entry -> entry.subject().equals(login))
                .map(AuditEntry::action)
                .toList();
    }

    private OperatorAccounts.Account account(String login) {
        return accounts.all().stream()
                .filter(one -> one.login().equals(login))
                .findFirst()
                .orElseThrow();
    }

    private String id(String login) {
        return account(login).id();
    }

    private OperatorRole role(String login) {
        return account(login).role();
    }
}
