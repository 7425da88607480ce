package io.yanhuo.payments;

import io.yanhuo.access.WxApps;
import io.yanhuo.payments.wechat.Invocation;
import io.yanhuo.payments.wechat.Merchant;
import io.yanhuo.payments.wechat.Merchant.Mode;
import io.yanhuo.payments.wechat.WeChatPay;
import io.yanhuo.payments.wechat.WeChatText;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns what somebody is to pay into what WeChat is asked for, and its answer into what he needs.
 */
@Component
class Charges {
    private static final int LONGEST_DESCRIPTION = 127;

    private final WeChatPay wechat;
    private final Merchants merchants;
    private final Tills tills;
    private final WxApps apps;
    private final Invocation invocation;
    private final Clock clock;

    Charges(
            WeChatPay wechat,
            Merchants merchants,
            Tills tills,
            WxApps apps,
            Invocation invocation,
            Clock clock) {
        this.wechat = wechat;
        this.merchants = merchants;
        this.tills = tills;
        this.apps = apps;
        this.invocation = invocation;
        this.clock = clock;
    }

    /** From a diner to the restaurant of the current scope; still without a number. */
    Charge toRestaurant(Payable payable, PayWay way) {
        var merchant = tills.receiver();
        if (merchant.isEmpty()) throw new Refused(new PaymentRefusal.NoAccount());
        if (merchant.get().practice()) return charge(payable, merchant.get(), null, null);
        var tenant = TenantScope.current().tenant();
        return switch (way) {
            case PayWay.Native() -> {
                var appid = apps.appid(tenant).orElse(null);
                yield charge(payable, merchant.get(), appid, null);
            }
            case PayWay.Jsapi(var appid, var openid) -> {
                requireOwn(tenant, appid);
                yield charge(payable, merchant.get(), appid, openid);
            }
        };
    }

    /** From the restaurant to the platform, by a code to scan. */
    Charge toPlatform(Payable payable) {
        if (!wechat.ready(Mode.DIRECT)) throw new Refused(new PaymentRefusal.NoAccount());
        return charge(payable, merchants.own(), null, null);
    }

    PaymentStart start(Cashier.Opened opened, PayWay way) {
        var number = opened.charge().outTradeNo();
        if (opened.charge().practice()) return new PaymentStart(number, null, Map.of());
        return switch (way) {
            case PayWay.Native() -> new PaymentStart(number, opened.ticket(), Map.of());
            case PayWay.Jsapi(var appid, _) -> {
                var signed = invocation.sign(Mode.PARTNER, appid, opened.ticket());
                yield new PaymentStart(number, null, signed);
            }
        };
    }

    private void requireOwn(TenantId tenant, String appid) {
        boolean own = apps.appid(tenant).filter(appid::equals).isPresent();
        if (!own) throw new Refused(new PaymentRefusal.ForeignApp());
    }

    private Charge charge(
            Payable payable, Merchant merchant, @Nullable String appid, @Nullable String openid) {
        var now = clock.instant();
        if (!now.isBefore(payable.expiresAt())) throw new Refused(new PaymentRefusal.TooLate());
        return new Charge(
                "",
                payable.subject(),
                payable.amount(),
                WeChatText.fit(payable.description(), LONGEST_DESCRIPTION, "订单"),
                appid,
                openid,
                merchant.callbackKey(),
                now,
                payable.expiresAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
