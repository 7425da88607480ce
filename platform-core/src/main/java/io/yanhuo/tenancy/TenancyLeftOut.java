package io.yanhuo.tenancy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module keeps in restaurants' schemas, and the changelog. */
@Configuration(proxyBeanMethods = false)
class TenancyLeftOut {
    @Bean
    LeftOut leftOutOfTenancy() {
        return LeftOut.of(
                LeftOut.Reason.TECHNICAL,
                "tenant_identity",
                "DATABASECHANGELOG",
                "DATABASECHANGELOGLOCK",
                "copied_changelog");
    }

    @Bean
    SealedColumn sealedFileKey() {
        return SealedColumn.ofPlatform("tenant_file", "file_id", "key_cipher");
    }
}
