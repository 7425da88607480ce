package io.yanhuo.practice;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.access.Actor;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Who;
import io.yanhuo.access.WxApps;
import io.yanhuo.ordering.Figures;
import io.yanhuo.ordering.OrderDesk;
import io.yanhuo.ordering.OrderStatus;
import io.yanhuo.ordering.Ordering;
import io.yanhuo.ordering.Shop;
import io.yanhuo.payments.PayWay;
import io.yanhuo.payments.PaymentAccounts;
import io.yanhuo.payments.PaymentList;
import io.yanhuo.payments.PaymentRefusal;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import io.yanhuo.subscriptions.Bills;
import io.yanhuo.subscriptions.Cycle;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Practice money is no money, and real money is never practised with. */
class PracticeMoneyIT extends PracticeScene {
    @Autowired Ordering ordering;
    @Autowired OrderDesk desk;
    @Autowired Figures figures;
    @Autowired PaymentList payments;
    @Autowired PaymentAccounts accounts;
    @Autowired WxApps apps;
    @Autowired Bills bills;
    @Autowired PlainSql sql;
    @Autowired TransactionTemplate transaction;
    @Autowired MovableClock clock;

    /** Tomorrow's: no day ends while its figures are looked at. */
    @BeforeEach
    void an_ordinary_afternoon() {
        clock.set(clock.instant().truncatedTo(DAYS).plus(Duration.ofHours(24 + 8)));
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    @Nested
    class In_a_practice_copy {
        @Test
        void an_order_is_paid_by_a_button_cooked_and_refunded_and_wechat_never_hears_of_it() {
            connect(real);
            var copy = copy();
            var practice = Shop.of(beans, copy);
            var amei = diner(copy);
            long before = callsToWeChat(copy);

            var id = practice.place(amei, Shop.fetched(practice.riceAndTea()));
            var browser = guest(copy, amei).open("/orders/" + id + "/pay");
            assertThat(browser.page())
                    .contains("付款（练习）", "不会扣款")
                    .doesNotContain("pay-qr", "weixin://");
            browser.open("/orders/" + id + "/pay")
                    .post("/orders/" + id + "/practice-payment", Map.of());
            assertThat(browser.status()).isEqualTo(303);

            assertThat(practice.status(id)).isEqualTo(OrderStatus.PREPARING);
            assertThat(practice.order(id, amei).pickupNumber()).isPositive();
            assertThat(practice.in(() -> payments.today().received()))
                    .isEqualTo(Money.ofYuan("50.00"));
            assertThat(practice.in(() -> figures.today().orders())).isEqualTo(1);
            assertThat(kinds(copy, "SELECT channel FROM payment")).containsExactly("PRACTICE");

            practice.in(() -> desk.refund(id, "练习退款", boss(copy)));
            await().atMost(PATIENCE).until(() -> practice.status(id) == OrderStatus.REFUNDED);
            assertThat(practice.in(() -> payments.today().givenBack()))
                    .isEqualTo(Money.ofYuan("50.00"));
            assertThat(kinds(copy, "SELECT CONCAT(debit, '>', credit) FROM payment_entry"))
                    .containsExactlyInAnyOrder(
                            "DINERS>PRACTICE", "PRACTICE>REFUNDING", "REFUNDING>DINERS");
            assertThat(callsToWeChat(copy)).isEqualTo(before);
        }

        @Test
        void pressing_twice_pays_once() {
            var copy = copy();
            var practice = Shop.of(beans, copy);
            var amei = diner(copy);
            var id = practice.place(amei, Shop.fetched(practice.riceAndTea()));
            practice.in(() -> ordering.pay(id, amei, new PayWay.Native()));

            practice.in(() -> ordering.practise(id, amei));
            practice.in(() -> ordering.practise(id, amei));

            assertThat(kinds(copy, "SELECT state FROM payment")).containsExactly("PAID");
            assertThat(practice.in(() -> figures.today().orders())).isEqualTo(1);
        }

        @Test
        void a_payment_that_is_given_up_or_asked_about_calls_nobody() {
            var copy = copy();
            var practice = Shop.of(beans, copy);
            var amei = diner(copy);
            long before = callsToWeChat(copy);
            var id = practice.place(amei, Shop.fetched(practice.riceAndTea()));
            practice.in(() -> ordering.pay(id, amei, new PayWay.Native()));

            assertThat(practice.in(() -> ordering.refresh(id, amei))).isTrue();
            practice.in(() -> ordering.cancel(id, amei));

            await().atMost(PATIENCE)
                    .until(() ->
                            kinds(copy, "SELECT state FROM payment").equals(List.of("CLOSED")));
            assertThat(callsToWeChat(copy)).isEqualTo(before);
        }

        @Test
        void nothing_can_be_connected_to_wechat_or_bought_from_the_platform() {
            var copy = copy();
            long before = callsToWeChat(copy);

            assertThatThrownBy(() -> copy.scope().run(() -> accounts.connect("1900000001")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("never calls WeChat");
            assertThatThrownBy(() -> apps.register(copy.id(), "wx0123456789abcdef", "secret"))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> copy.scope().get(() -> bills.order("basic", Cycle.MONTH)))
                    .isInstanceOf(Refused.class);
            assertThat(copy.scope().get(bills::latest)).isEmpty();
            assertThat(callsToWeChat(copy)).isEqualTo(before);
        }
    }

    @Nested
    class In_the_real_restaurant {
        @Test
        void the_button_is_not_there_and_does_nothing() {
            connect(real);
            copy();
            var amei = diner(real);
            var id = shop.place(amei, Shop.fetched(shop.riceAndTea()));
            long before = callsToWeChat(real);

            var browser = guest(real, amei).open("/orders/" + id + "/pay");
            assertThat(browser.page()).contains("pay-qr").doesNotContain("practice");
            assertThat(callsToWeChat(real)).isGreaterThan(before);
            browser.post("/orders/" + id + "/practice-payment", Map.of());

            assertThat(browser.status()).isEqualTo(409);
            assertThat(shop.status(id)).isEqualTo(OrderStatus.AWAITING_PAYMENT);
            assertThatThrownBy(() -> shop.in(() -> ordering.practise(id, amei)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused ->
                                    assertThat(refused.refusal())
                                            .isInstanceOf(PaymentRefusal.NothingToPractise.class));
        }

        @Test
        void a_row_that_claims_to_be_for_practice_pays_nothing_and_closes_nothing() {
            connect(real);
            var amei = diner(real);
            var id = shop.place(amei, Shop.fetched(shop.riceAndTea()));
            shop.in(() -> ordering.pay(id, amei, new PayWay.Native()));
            change(real, "UPDATE payment SET callback_key = 'practice', channel = 'PRACTICE'");

            assertThatThrownBy(() -> shop.in(() -> ordering.practise(id, amei)))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> shop.in(() -> ordering.refresh(id, amei)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("never meet");
            assertThat(shop.status(id)).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        }

        @Test
        void nobody_can_report_a_practice_payment_from_outside() throws Exception {
            var request =
                    org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(
                                    "/callbacks/practice/pay")
                            .content("{}");

            assertThat(mvc.perform(request).andReturn().getResponse().getStatus()).isEqualTo(404);
        }
    }

    private void connect(Tenant tenant) {
        var merchant = post("/sandbox/merchants", "{\"name\": \"" + tenant.slug() + "\"}");
        tenant.scope().run(() -> accounts.connect(merchant.get("subMchid").asString()));
    }

    private static Actor boss(Tenant tenant) {
        return new Actor(Who.STAFF, tenant.id(), "boss", "王老板", StaffRole.OWNER);
    }

    private List<String> kinds(Tenant tenant, String query) {
        return tenant.scope()
                .get(() -> transaction.execute(_ -> sql.query(query, row -> row.getString(1))));
    }

    private void change(Tenant tenant, String statement) {
        tenant.scope().run(() -> transaction.executeWithoutResult(_ -> sql.update(statement)));
    }
}
