package io.yanhuo.payments;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantPurged;
import io.yanhuo.tenancy.TenantRemoved;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** To which restaurant each of our payment numbers belongs; known before WeChat hears of it. */
@Repository
class PayRoutes {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final JdbcClient platform;
    private final Clock clock;

    PayRoutes(JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /** Who pays. */
    enum Payer {
        DINER("o"),
        RESTAURANT("b");

        private final String letter;

        Payer(String letter) {
            this.letter = letter;
        }
    }

    record Route(TenantId tenant, String callbackKey, Payer payer) {}

    /** A new number with its route; what its letters say is a hint for people, the row decides. */
    String open(Payer payer, Tenant tenant, String callbackKey) {
        var number = number(payer.letter, tenant);
        platform.sql("INSERT INTO pay_route VALUES (?, ?, ?, ?, ?)")
                .params(
                        number,
                        tenant.id().value(),
                        callbackKey,
                        payer.name(),
                        utc(clock.instant()))
                .update();
        return number;
    }

    String refundNumber(Tenant tenant) {
        return number("r", tenant);
    }

    Optional<Route> find(String outTradeNo) {
        return platform.sql(
                        "SELECT tenant_id, callback_key, payer FROM pay_route"
                                + " WHERE out_trade_no = ?")
                .param(outTradeNo)
                .query((row, _) ->
                        new Route(
                                new TenantId(row.getLong("tenant_id")),
                                row.getString("callback_key"),
                                Payer.valueOf(row.getString("payer"))))
                .optional();
    }

    /** A payment to us keeps its route: money that comes late has to find its bill. */
    @EventListener
    void on(TenantRemoved removed) {
        forget(removed.tenant());
    }

    @EventListener
    void on(TenantPurged purged) {
        forget(purged.tenant());
    }

    private void forget(TenantId tenant) {
        platform.sql(
                        """
                        DELETE FROM pay_route
                         WHERE tenant_id = ?
                           AND out_trade_no NOT IN (SELECT out_trade_no FROM platform_payment)
                        """)
                .param(tenant.value())
                .update();
    }

    private String number(String letter, Tenant tenant) {
        var day = DAY.format(clock.instant().atOffset(CHINA));
        return letter + tenant.publicId().substring(0, 7) + day + RandomId.ofLength(14);
    }
}
