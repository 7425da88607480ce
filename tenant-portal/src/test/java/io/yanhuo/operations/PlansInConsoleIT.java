package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.MockBrowser;
import io.yanhuo.PortalTest;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.access.OperatorSessions;
import io.yanhuo.payments.PlatformPaymentArrived;
import io.yanhuo.shared.RandomId;
import io.yanhuo.subscriptions.Bills;
import io.yanhuo.subscriptions.Cycle;
import io.yanhuo.subscriptions.Subscriptions;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Operators see the plan that a restaurant really has. */
@PortalTest
class PlansInConsoleIT {
    private static final String HOST = "ops.yanhuo.localhost";
    private static final String PASSWORD = "correct-horse-battery";

    private final Subscriptions subscriptions;
    private final Bills bills;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final OperatorAccounts accounts;
    private final OperatorSessions sessions;
    private final TestTenant tenants;
    private final MovableClock clock;
    private final JdbcClient platform;
    private final MockBrowser operator;
    private final Tenant shop;

    PlansInConsoleIT(
            Subscriptions subscriptions,
            Bills bills,
            ApplicationEventPublisher events,
            @Qualifier("platform") PlatformTransactionManager transactions,
            OperatorAccounts accounts,
            OperatorSessions sessions,
            TestTenant tenants,
            MovableClock clock,
            JdbcClient platform,
            MockMvc mvc) {
        this.subscriptions = subscriptions;
        this.bills = bills;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.accounts = accounts;
        this.sessions = sessions;
        this.tenants = tenants;
        this.clock = clock;
        this.platform = platform;
        this.operator = new MockBrowser(mvc, HOST);
        this.shop = tenants.create("plans");
    }

    @BeforeEach
    void a_trial_has_begun() {
        subscriptions.startTrial(shop.id());
        signIn();
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    @Test
    void the_trial_first_and_what_was_paid_for_after_it() {
        assertThat(list()).contains("试用版", "试用中，到 " + day(Duration.ofDays(14)));

        pay("standard");
        clock.advance(Duration.ofDays(15));
        signIn();

        var until = subscriptions.standing(shop.id()).orElseThrow().endsAt();
        var day = until.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
        assertThat(list()).contains("标准版", "使用中，到 " + day).doesNotContain("试用版");
        assertThat(operator.open("/tenants/" + shop.publicId()).page())
                .contains("标准版", "使用中，到 " + day);
    }

    @Test
    void the_bill_is_in_the_book() {
        var number = pay("standard");

        assertThat(operator.open("/bills?state=PAID").page())
                .contains(">" + number + "<", "标准版", "¥199.00", shop.publicId());
        assertThat(operator.open("/bills?state=VOID").page()).doesNotContain(shop.publicId());
    }

    @Test
    void nothing_else_says_which_plan_it_is() {
        var columns =
                platform.sql(
                                "SELECT COUNT(*) FROM information_schema.columns"
                                        + " WHERE table_schema = DATABASE()"
                                        + " AND table_name = 'tenant' AND column_name LIKE '%plan%'")
                        .query(Long.class)
                        .single();

        assertThat(columns).isZero();
    }

    private String list() {
        return operator.open("/?q=" + shop.slug()).page();
    }

    private String day(Duration ahead) {
        return clock.instant()
                .plus(ahead)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toLocalDate()
                .toString();
    }

    private long pay(String plan) {
        var id = shop.scope().get(() -> bills.order(plan, Cycle.MONTH));
        var bill = shop.scope().get(() -> bills.get(id));
        var paid =
                new PlatformPaymentArrived(
                        id, bill.total(), RandomId.ofLength(28), clock.instant());
        transaction.executeWithoutResult(_ -> events.publishEvent(paid));
        return bill.number();
    }

    private void signIn() {
        accounts.ensure("watch", PASSWORD);
        var answer = new MockHttpServletResponse();
        sessions.signIn("watch", PASSWORD, new MockHttpServletRequest(), answer);
        operator.keep(answer.getCookies());
    }
}
