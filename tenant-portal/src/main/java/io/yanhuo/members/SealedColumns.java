package io.yanhuo.members;

import io.yanhuo.tenancy.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this module keeps sealed values. */
@Configuration(proxyBeanMethods = false)
class SealedColumns {
    @Bean
    SealedColumn sealedAddress() {
        return SealedColumn.ofTenants("diner_address", "address_id", "address_cipher");
    }
}
