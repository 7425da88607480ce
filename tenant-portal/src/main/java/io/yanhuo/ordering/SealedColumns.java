package io.yanhuo.ordering;

import io.yanhuo.tenancy.LeftOut;
import io.yanhuo.tenancy.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this module keeps sealed values. */
@Configuration(proxyBeanMethods = false)
class SealedColumns {
    @Bean
    SealedColumn sealedContact() {
        return SealedColumn.ofTenants("orders", "order_id", "contact_cipher");
    }

    @Bean
    LeftOut leftOutOfOrders() {
        return LeftOut.of(LeftOut.Reason.LOOK_UP, "orders.contact_phone_hash");
    }
}
