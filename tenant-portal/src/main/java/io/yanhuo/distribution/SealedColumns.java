package io.yanhuo.distribution;

import io.yanhuo.tenancy.LeftOut;
import io.yanhuo.tenancy.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this module keeps sealed values. */
@Configuration(proxyBeanMethods = false)
class SealedColumns {
    @Bean
    SealedColumn sealedDistributorName() {
        return SealedColumn.ofTenants("distributor", "distributor_id", "name_cipher")
                .sealedAs("name");
    }

    @Bean
    SealedColumn sealedDistributorPhone() {
        return SealedColumn.ofTenants("distributor", "distributor_id", "phone_cipher")
                .sealedAs("phone");
    }

    @Bean
    LeftOut leftOutOfDistributors() {
        return LeftOut.of(LeftOut.Reason.LOOK_UP, "distributor.person");
    }
}
