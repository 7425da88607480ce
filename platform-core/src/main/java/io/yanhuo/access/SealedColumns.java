package io.yanhuo.access;

import io.yanhuo.tenancy.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this module keeps sealed values. */
@Configuration(proxyBeanMethods = false)
class SealedColumns {
    @Bean
    SealedColumn sealedStaffPhone() {
        return SealedColumn.ofTenants("staff", "staff_id", "phone_cipher");
    }

    @Bean
    SealedColumn sealedDinerPhone() {
        return SealedColumn.ofTenants("diner", "diner_id", "phone_cipher");
    }

    @Bean
    SealedColumn sealedAppSecret() {
        return SealedColumn.ofPlatform("tenant_wx_app", "appid", "secret_cipher");
    }
}
