package io.yanhuo.ordering;

import static io.yanhuo.Refusals.answer;
import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static io.yanhuo.tenancy.Utc.utc;
import static io.yanhuo.workspace.Colleague.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.PortalTest;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.members.CouponDesk;
import io.yanhuo.members.CouponTerms;
import io.yanhuo.members.Coupons;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.subscriptions.Subscriptions;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.workspace.Colleague;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.LinkedMultiValueMap;

/** What works in a restaurant, by its plan and by whether it is paid. */
@PortalTest
class PlanEndIT {
    private static final CouponTerms TERMS =
            new CouponTerms("满40减10", Money.ofFen(1000), Money.ofFen(4000), null, 365);

    @Autowired ApplicationContext beans;
    @Autowired MovableClock clock;
    @Autowired JdbcClient platform;
    @Autowired MockMvc mvc;
    @Autowired Subscriptions subscriptions;
    @Autowired CouponDesk couponDesk;
    @Autowired Coupons coupons;
    @Autowired StaffAccounts staff;
    @Autowired Tickets tickets;

    Shop shop;

    @BeforeEach
    void a_shop_in_its_trial() {
        shop = Shop.open(beans, "laowang");
        subscriptions.startTrial(shop.tenant().id());
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    @Nested
    class In_the_days_of_grace {
        @BeforeEach
        void the_trial_is_over() {
            clock.advance(Duration.ofDays(15));
        }

        @Test
        void everything_works_and_the_owner_is_told_on_every_page() {
            assertThat(answer(() -> shop.in(() -> couponDesk.offer(TERMS)))).isEqualTo("done");
            assertThat(shop.placed()).isNotEmpty();
            hire();

            assertThat(body(colleague(StaffRole.OWNER).open("/admin/dishes")))
                    .contains("套餐已到期，店铺照常营业", "href=\"/admin/subscription\"");
            assertThat(body(colleague(StaffRole.CASHIER).open("/admin/orders")))
                    .doesNotContain("套餐已到期");
        }
    }

    @Nested
    class When_it_is_limited {
        String amei = diner();
        String held;

        @BeforeEach
        void the_days_of_grace_are_over() {
            held = shop.coupon(amei);
            clock.advance(Duration.ofDays(18));
        }

        @Test
        void growth_is_off_and_orders_are_on() {
            assertThat(answer(() -> shop.in(() -> couponDesk.offer(TERMS))))
                    .isEqualTo("tenancy.not-included.coupons");
            assertThat(answer(PlanEndIT.this::hire)).isEqualTo("tenancy.not-included.hiring");
            assertThat(shop.placed()).isNotEmpty();
        }

        @Test
        void what_is_there_stays_readable_and_a_coupon_in_a_diners_hand_is_good() {
            assertThat(shop.in(couponDesk::all)).isNotEmpty();
            assertThat(shop.in(() -> coupons.offers(amei))).as("none to take").isEmpty();
            assertThat(shop.usable(amei)).isEqualTo(1);

            var order = shop.place(amei, shop.delivered(shop.riceAndTea(), 2.4, held));

            assertThat(shop.order(order).view().payable()).isNotNull();
        }
    }

    @Nested
    class When_it_is_over_for_good {
        private Colleague owner;
        private String before;
        private String unpaid;

        @BeforeEach
        void nobody_paid_for_eleven_days() {
            owner = colleague(StaffRole.OWNER);
            before = shop.placed();
            shop.pay(before);
            unpaid = shop.placed();
            platform.sql("UPDATE subscription_period SET ends_at = ? WHERE tenant_id = ?")
                    .param(utc(clock.instant().minus(Duration.ofDays(11))))
                    .param(shop.tenant().id().value())
                    .update();
            within10Seconds(() -> location(owner, "/admin").equals("/admin/subscription"));
        }

        @Test
        void no_new_order_is_taken_and_what_was_paid_can_be_finished() {
            var basket = fetched(shop.riceAndTea());

            assertThat(shop.quote(diner(), basket).problems())
                    .extracting(problem -> problem.code())
                    .containsExactly("ordering.closed.plan");
            assertThat(answer(() -> shop.placed())).isEqualTo("ordering.closed.plan");
            assertThat(shop.status(before)).isEqualTo(OrderStatus.PREPARING);
        }

        @Test
        void money_that_comes_late_still_counts() {
            shop.pay(unpaid);

            assertThat(shop.status(unpaid)).isNotEqualTo(OrderStatus.AWAITING_PAYMENT);
        }

        @Test
        void the_workspace_opens_on_paying_and_on_open_orders_only() {
            assertThat(location(owner, "/admin")).isEqualTo("/admin/subscription");
            assertThat(status(owner, "/admin/subscription")).isEqualTo(200);
            assertThat(status(owner, "/admin/usage")).isEqualTo(200);
            assertThat(status(owner, "/admin/orders")).isEqualTo(200);
            assertThat(status(owner, "/admin/kitchen")).isEqualTo(200);
            for (var closed : new String[] {"/admin/dishes", "/admin/staff", "/admin/coupons"}) {
                assertThat(status(owner, closed)).as(closed).isEqualTo(409);
            }
            var form = new LinkedMultiValueMap<String, String>();
            form.set("name", "凉菜档");
            assertThat(owner.submit("/admin/stations", form).getResponse().getStatus())
                    .isEqualTo(409);
        }

        @Test
        void paying_brings_everything_back_within_ten_seconds() {
            assertThat(status(owner, "/admin/dishes")).isEqualTo(409);

            period("standard");

            within10Seconds(() -> status(owner, "/admin/dishes") == 200);
            assertThat(shop.placed()).isNotEmpty();
        }
    }

    @Nested
    class A_change_of_plan {
        @Test
        void switches_features_within_ten_seconds_and_leaves_their_data_readable() {
            shop.in(() -> couponDesk.offer(TERMS));

            clock.advance(Duration.ofMinutes(1));
            period("basic");
            within10Seconds(() -> answer(this::offer).equals("tenancy.not-included.coupons"));

            assertThat(body(colleague(StaffRole.OWNER).open("/admin/coupons")))
                    .contains("满40减10", "优惠券暂时不能发放和领取");
            clock.advance(Duration.ofMinutes(1));
            period("standard");
            within10Seconds(() -> answer(this::offer).equals("done"));
        }

        private void offer() {
            shop.in(() -> couponDesk.offer(TERMS));
        }
    }

    /** As another node records it when the money has come. */
    private void period(String plan) {
        var now = clock.instant();
        platform.sql("INSERT INTO subscription_period VALUES (?, ?, ?, 1, 'PAID', ?, ?, ?)")
                .params(RandomId.ofLength(20), shop.tenant().id().value(), plan)
                .params(utc(now), utc(now.plus(Duration.ofDays(30))), RandomId.ofLength(20))
                .update();
    }

    private static void within10Seconds(Callable<Boolean> holds) {
        await().atMost(Duration.ofSeconds(10)).until(holds);
    }

    private void hire() {
        var phone = "135%08d".formatted(Math.abs(RandomId.ofLength(9).hashCode()) % 100_000_000);
        shop.in(() -> staff.create("小李", new PhoneNumber(phone), StaffRole.CASHIER, null));
    }

    private Colleague colleague(StaffRole role) {
        return new Colleague(mvc, shop.tenant(), role, staff, tickets);
    }

    private static int status(Colleague person, String path) {
        return person.open(path).getResponse().getStatus();
    }

    private static String location(Colleague person, String path) {
        return String.valueOf(person.open(path).getResponse().getHeader("Location"));
    }
}
