package io.yanhuo.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.TestTenant;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = TestApplication.class)
@ContextConfiguration(initializers = TestTenants.class)
class WithoutAccountIT {
    @Autowired TestTenant tenants;
    @Autowired Payments payments;
    @Autowired PaymentAccounts accounts;
    @Autowired Clock clock;

    @Test
    void nobody_can_pay_a_restaurant_that_has_connected_no_merchant_number() {
        tenants.create("amei")
                .scope()
                .run(() -> {
                    assertThat(accounts.current()).isEmpty();
                    var payable =
                            new Payable(
                                    "order",
                                    Money.ofYuan("45"),
                                    "叉烧饭",
                                    clock.instant().plus(Duration.ofMinutes(15)));
                    assertThatThrownBy(() -> payments.begin(payable, new PayWay.Native()))
                            .hasMessageContaining("payments.no-account");
                });
    }
}
