package io.yanhuo.payments;

import io.yanhuo.tenancy.TenantId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The mini-programs and service accounts from which a restaurant's diners may pay. */
@Repository
class WeChatApps {
    private final JdbcClient platform;

    WeChatApps(JdbcClient platform) {
        this.platform = platform;
    }

    List<String> of(TenantId tenant) {
        return platform.sql("SELECT appid FROM tenant_wx_app WHERE tenant_id = ? ORDER BY appid")
                .param(tenant.value())
                .query((row, _) -> row.getString(1))
                .list();
    }
}
