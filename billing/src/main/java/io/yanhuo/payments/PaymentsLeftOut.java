package io.yanhuo.payments;

import io.yanhuo.tenancy.LeftOut;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What owners do not get of this module's tables. */
@Configuration(proxyBeanMethods = false)
class PaymentsLeftOut {
    @Bean
    LeftOut leftOutOfPayments() {
        return LeftOut.of(LeftOut.Reason.TECHNICAL, "payment.callback_key");
    }
}
