package io.yanhuo.access;

import io.yanhuo.tenancy.Admissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this module keeps whom a restaurant lets in at the moment. */
@Configuration(proxyBeanMethods = false)
class StaffAdmissions {
    @Bean
    Admissions admissionsBySession() {
        return new Admissions("login_session");
    }

    @Bean
    Admissions admissionsByTicket() {
        return new Admissions("ticket");
    }
}
