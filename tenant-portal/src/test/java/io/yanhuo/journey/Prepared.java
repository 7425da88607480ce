package io.yanhuo.journey;

import io.yanhuo.access.Diners;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.Tenants;
import java.net.URI;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What pages show that nobody can bring about in a browser. */
final class Prepared {
    private Prepared() {}

    /** So that its line stands on the owner's page and on the operators'. */
    static void nameWithoutCertificate(House house, String shop) {
        var platform = house.application().getBean(JdbcClient.class);
        for (var insert :
                List.of(
                        "own_domain (domain_id, tenant_id, host, token, token_at, next_look_at)"
                                + " SELECT 'pages', tenant_id, 'order.wangji.cn', 'x',"
                                + " '2026-01-01', '2099-01-01'",
                        "tenant_host (host, tenant_id, kind, status)"
                                + " SELECT 'order.wangji.cn', tenant_id, 'OWN', 'ACTIVE'",
                        "host_certificate (host, looked_at, fault)"
                                + " SELECT 'order.wangji.cn', '2026-01-01', 'WRONG_NAME'")) {
            platform.sql("INSERT INTO " + insert + " FROM tenant WHERE slug = ?")
                    .param(shop)
                    .update();
        }
    }

    /** Somebody else than those who are signed in here comes in by it. */
    static String ticketOfAnother(House house, String shop) {
        var beans = house.application();
        var host = URI.create(house.host(shop)).getHost();
        return beans.getBean(Tenants.class)
                .byHost(host)
                .orElseThrow()
                .scope()
                .get(() -> {
                    var phone = new PhoneNumber("13512340009");
                    var other = beans.getBean(Diners.class).provePhone(null, phone);
                    return beans.getBean(Tickets.class).issue(Who.DINER, other, "/me");
                });
    }
}
