package io.yanhuo.ordering;

import static io.yanhuo.tenancy.Utc.utc;
import static org.awaitility.Awaitility.await;

import io.yanhuo.PortalTest;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.integrations.RecurringJob;
import io.yanhuo.payments.PlatformPaymentArrived;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import io.yanhuo.subscriptions.Bills;
import io.yanhuo.subscriptions.Subscriptions;
import io.yanhuo.subscriptions.Usage;
import io.yanhuo.subscriptions.Usages;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.workspace.Colleague;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A shop with a plan of its own, and many orders. */
@PortalTest
abstract class MonthScene {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Autowired ApplicationContext beans;
    @Autowired MovableClock clock;
    @Autowired JdbcClient platform;
    @Autowired MockMvc mvc;
    @Autowired StaffAccounts staff;
    @Autowired Tickets tickets;
    @Autowired Bills bills;
    @Autowired Subscriptions subscriptions;
    @Autowired Usages usages;
    @Autowired PlainSql sql;
    @Autowired TransactionTemplate transaction;
    @Autowired List<RecurringJob> jobs;

    @Autowired
    @Qualifier("platform")
    PlatformTransactionManager platformTransactions;

    Shop shop;

    @BeforeEach
    void a_shop() {
        shop = Shop.open(beans, "laowang");
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    /** The newest month that is over and may be closed. */
    YearMonth lastMonth() {
        var settled = clock.instant().minus(Duration.ofHours(36));
        return YearMonth.from(settled.atZone(CHINA)).minusMonths(1);
    }

    /** In the first night of a month orders still count for the month before. */
    Instant inTheMiddleOfAMonth() {
        return lastMonth().plusMonths(2).atDay(15).atTime(12, 0).atZone(CHINA).toInstant();
    }

    /** From long ago until in a month. */
    void has(String plan, int version) {
        var begin = lastMonth().atDay(1).atStartOfDay(CHINA).minusDays(1).toInstant();
        has(plan, version, begin, clock.instant().plus(Duration.ofDays(30)));
    }

    void has(String plan, int version, Instant begin, Instant end) {
        platform.sql("INSERT INTO subscription_period VALUES (?, ?, ?, ?, 'PAID', ?, ?, ?)")
                .params(RandomId.ofLength(20), shop.tenant().id().value(), plan, version)
                .params(utc(begin), utc(end), RandomId.ofLength(20))
                .update();
        platform.sql("INSERT IGNORE INTO subscription VALUES (?, NULL, ?, ?)")
                .params(shop.tenant().id().value(), utc(end), utc(begin))
                .update();
    }

    /** Another one that is sold to nobody else: the roast shop's with so many orders. */
    String planWith(long orders) {
        var code = "p" + RandomId.ofLength(8);
        platform.sql("INSERT INTO plan VALUES (?, 1, 9, 9900, 99000, FALSE)").param(code).update();
        platform.sql("INSERT INTO plan_feature VALUES (?, 1, 1, 'ordering')").param(code).update();
        platform.sql(
                        """
                        INSERT INTO plan_limit
                        SELECT ?, 1, metric, IF(metric = 'orders', ?, amount), hard, overage
                          FROM plan_limit WHERE plan_code = 'basic' AND plan_version = 2
                        """)
                .params(code, orders)
                .update();
        return code;
    }

    void paidOrders(YearMonth month, int count) {
        var at = month.atDay(5).atTime(12, 0).atZone(CHINA).toInstant();
        var rows = new ArrayList<@Nullable Object[]>();
        for (int i = 0; i < count; i++) {
            rows.add(
                    new Object[] {
                        RandomId.ofLength(20),
                        "main",
                        "d",
                        RandomId.ofLength(12),
                        "web",
                        "COMPLETED",
                        "PICKUP",
                        month.atDay(1 + i % 28),
                        100,
                        0,
                        0,
                        0,
                        100,
                        "",
                        false,
                        at,
                        at,
                        at,
                        0,
                        false,
                        0
                    });
        }
        shop.in(() ->
                transaction.executeWithoutResult(_ ->
                        sql.insert(
                                "INSERT INTO orders (order_id, store_id, diner_id, attempt_key,"
                                        + " source, status, fulfilment, business_day, goods, discount,"
                                        + " packaging, delivery, payable, remark, cutlery, placed_at,"
                                        + " pay_by, paid_at, refund_attempt, refund_failed, version)",
                                rows)));
    }

    /** As soon as the plan is known on every node. */
    void closeMonths() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> shop.in(subscriptions::state).isPresent());
        jobs.stream().filter(job -> job.name().equals("month-end")).forEach(RecurringJob::run);
    }

    void pay(String bill, Money amount) {
        var arrived =
                new PlatformPaymentArrived(
                        bill, amount, "4200" + RandomId.ofLength(20), clock.instant());
        new TransactionTemplate(platformTransactions)
                .executeWithoutResult(_ -> beans.publishEvent(arrived));
    }

    Usage usage(Metric metric) {
        return shop.in(usages::now).stream()
                .filter(usage -> usage.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    Colleague owner() {
        return new Colleague(mvc, shop.tenant(), StaffRole.OWNER, staff, tickets);
    }
}
