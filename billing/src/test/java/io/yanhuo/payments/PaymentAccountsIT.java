package io.yanhuo.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.WithWeChat;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@WithWeChat
class PaymentAccountsIT {
    @Autowired TestTenant tenants;
    @Autowired PaymentAccounts accounts;
    @Autowired Payments payments;
    @Autowired Shop shop;
    @Autowired Heard heard;

    Tenant xiaoman;

    @BeforeEach
    void a_restaurant_without_an_account() {
        xiaoman = tenants.create("xiaoman");
    }

    @Test
    void a_number_that_wechat_knows_as_our_partners_is_connected() {
        var number = onboarded();

        connect(xiaoman, " " + number + " ");

        assertThat(current()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1799999999", "12345", "", "17abc99999", "1799999999/../x"})
    void any_other_is_not(String number) {
        assertThatThrownBy(() -> connect(xiaoman, number))
                .hasMessageContaining("payments.not-our-partner");
        assertThat(xiaoman.scope().get(accounts::current)).isEmpty();
    }

    @Test
    void a_number_belongs_to_one_restaurant() {
        var number = onboarded();
        connect(xiaoman, number);

        assertThatThrownBy(() -> connect(tenants.create("amei"), number))
                .hasMessageContaining("payments.merchant-taken");
    }

    @Test
    void what_was_opened_under_the_old_number_still_comes_in() {
        connect(xiaoman, onboarded());
        var order = shop.order("12");
        var start = xiaoman.scope().get(() -> payments.begin(order, new PayWay.Native()));

        var other = onboarded();
        connect(xiaoman, other);
        assertThat(Payers.pay(start.codeUrl())).isEqualTo(200);

        Shop.eventually(() -> heard.payments(order.subject()).size() == 1);
        assertThat(current()).isEqualTo(other);
    }

    @Test
    void going_back_to_an_old_number_is_possible() {
        var first = onboarded();
        connect(xiaoman, first);
        connect(xiaoman, onboarded());

        connect(xiaoman, first);

        assertThat(current()).isEqualTo(first);
    }

    private void connect(Tenant tenant, String number) {
        tenant.scope().run(() -> accounts.connect(number));
    }

    private String current() {
        return xiaoman.scope().get(() -> accounts.current().orElseThrow().subMchid());
    }

    /** As WeChat's onboarding ends. */
    private static String onboarded() {
        var answer = Payers.post("/sandbox/merchants", "{\"name\":\"小满面馆\"}");
        return WeChat.JSON.readTree(answer.body()).path("subMchid").asString();
    }
}
