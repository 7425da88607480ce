package io.yanhuo.access;

import io.yanhuo.tenancy.LeftOut;
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

    @Bean
    LeftOut leftOutOfSigningIn() {
        return LeftOut.of(LeftOut.Reason.SIGN_IN, "login_session", "ticket", "staff.password_hash");
    }

    @Bean
    LeftOut leftOutOfPeople() {
        return LeftOut.of(LeftOut.Reason.LOOK_UP, "staff.phone_hash", "diner.phone_hash");
    }
}
