package io.yanhuo.storefront.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.access.Actor;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Who;
import io.yanhuo.ordering.OrderDesk;
import io.yanhuo.ordering.OrderStatus;
import io.yanhuo.payments.PaymentLine;
import io.yanhuo.payments.PaymentList;
import io.yanhuo.payments.PaymentState;
import io.yanhuo.payments.RefundState;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.Tenants;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The money of a restaurant that the platform has closed, all the way to WeChat and back. */
class ClosedTillIT extends ApiScene {
    private static final String CAME = "TRANSACTION.SUCCESS DONE";
    private static final String WENT_BACK = "REFUND.SUCCESS DONE";

    @Autowired Tenants tenants;
    @Autowired JdbcClient platform;

    private Client diner;

    @BeforeEach
    void a_diner_and_nothing_told_yet() {
        diner = laowang.diner("closed-" + RandomId.ofLength(8));
        platform.sql(
                        "DELETE FROM callback_inbox WHERE callback_key IN"
                                + " (SELECT callback_key FROM tenant_wx_merchant WHERE tenant_id = ?)")
                .param(shop().id().value())
                .update();
    }

    @AfterEach
    void open_again() {
        tenants.happen(shop().id(), TenantEvent.UNLOCK);
        tenants.happen(shop().id(), TenantEvent.RESUME);
    }

    @DisplayName("T-60 T-14 WeChat's notice is booked, the money goes back, its notice is booked")
    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"SUSPEND", "LOCK"})
    void late_money_comes_in_and_goes_back(TenantEvent closing) {
        var id = laowang.orderedTea(diner);
        var prepay = begun(id);
        close(closing);

        pay(prepay);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told()).containsExactly(CAME, WENT_BACK));
        assertGivenBack(id);
        assertThat(answer()).as("still closed").isEqualTo(404);
    }

    @DisplayName("T-60 T-14 what was paid before is given back through WeChat, and that is booked")
    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"SUSPEND", "LOCK"})
    void what_was_paid_before_is_given_back(TenantEvent closing) {
        var id = laowang.orderedTea(diner);
        pay(begun(id));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told()).containsExactly(CAME));
        close(closing);

        var owner = new Actor(Who.STAFF, shop().id(), "boss", "王老板", StaffRole.OWNER);
        shop().scope().run(() -> desk().refund(id, "停业", owner));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told()).containsExactly(CAME, WENT_BACK));
        assertGivenBack(id);
        assertThat(answer()).as("still closed").isEqualTo(404);
    }

    private String begun(String id) {
        var invocation = diner.post("/orders/{id}/payment", null, id).body().get("invocation");
        return invocation.get("package").asString().substring("prepay_id=".length());
    }

    /** WeChat tells us at once, and at our real address. */
    private static void pay(String prepay) {
        Restaurant.wechat("/sandbox/pay/" + prepay, "{\"outcome\": \"OK\"}");
    }

    private void close(TenantEvent closing) {
        assertThat(answer()).isEqualTo(200);
        assertThat(tenants.happen(shop().id(), closing)).isTrue();
        assertThat(answer()).isEqualTo(404);
    }

    /** What the diner's mini-program gets. */
    private int answer() {
        return diner.raw(diner.request("GET /orders", null)).status();
    }

    private void assertGivenBack(String id) {
        assertThat(status(id)).isEqualTo(OrderStatus.REFUNDED);
        var payment = payment(id);
        assertThat(payment.state()).isEqualTo(PaymentState.PAID);
        assertThat(payment.refunds())
                .singleElement()
                .satisfies(refund -> {
                    assertThat(refund.amount()).isEqualTo(Money.ofYuan("13"));
                    assertThat(refund.state()).isEqualTo(RefundState.ARRIVED);
                });
    }

    private OrderStatus status(String id) {
        return shop().scope().get(() -> desk().find(id).view().status());
    }

    private PaymentLine payment(String id) {
        var page = shop().scope().get(() -> beans.getBean(PaymentList.class).page(1));
        return page.lines().stream()
                .filter(line -> line.subject().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Which notices have come to the restaurant's address, and what became of them. */
    private List<String> told() {
        return platform.sql(
                        """
                        SELECT CONCAT(i.event_type, ' ', i.state) FROM callback_inbox i
                          JOIN tenant_wx_merchant m ON m.callback_key = i.callback_key
                         WHERE m.tenant_id = ? ORDER BY i.inbox_id
                        """)
                .param(shop().id().value())
                .query(String.class)
                .list();
    }

    private OrderDesk desk() {
        return beans.getBean(OrderDesk.class);
    }

    private Tenant shop() {
        return laowang.tenant();
    }
}
