package io.yanhuo.payments;

import io.yanhuo.access.Audit;
import io.yanhuo.access.WxApps;
import io.yanhuo.payments.wechat.Answer.Done;
import io.yanhuo.payments.wechat.Answer.Rejected;
import io.yanhuo.payments.wechat.Answer.Unknown;
import io.yanhuo.payments.wechat.WeChatPay;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.TenantScope;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** The merchant number at which the restaurant of the current scope is paid. */
@Service
public class PaymentAccounts {
    private static final Pattern NUMBER = Pattern.compile("\\d{8,10}");

    private final WeChatPay wechat;
    private final Merchants merchants;
    private final WxApps apps;
    private final Audit audit;

    PaymentAccounts(WeChatPay wechat, Merchants merchants, WxApps apps, Audit audit) {
        this.wechat = wechat;
        this.merchants = merchants;
        this.apps = apps;
        this.audit = audit;
    }

    /** Empty as long as the restaurant cannot be paid. */
    public Optional<PaymentAccount> current() {
        var tenant = TenantScope.current().tenant();
        return merchants
                .of(tenant)
                .flatMap(merchant -> Optional.ofNullable(merchant.subMchid()))
                .map(number -> new PaymentAccount(number, apps.appid(tenant).orElse(null)));
    }

    /**
     * From now on diners pay to this number. Asks WeChat whether it is one of our partners'; what
     * was opened under the number before is still received.
     *
     * @throws Refused if it is not, if another restaurant has it, or WeChat cannot be reached
     */
    public void connect(String subMchid) {
        Cashier.outsideOfTransactions();
        var number = subMchid.strip();
        if (!NUMBER.matcher(number).matches()) {
            throw new Refused(new PaymentRefusal.NotOurPartner(number));
        }
        switch (wechat.settlement(number)) {
            case Done<?> _ -> store(number);
            case Rejected<?> _ -> throw new Refused(new PaymentRefusal.NotOurPartner(number));
            case Unknown<?> _ -> throw new Refused(new PaymentRefusal.Unreachable());
        }
    }

    private void store(String number) {
        if (!merchants.connect(TenantScope.current().tenant(), number)) {
            throw new Refused(new PaymentRefusal.MerchantTaken(number));
        }
        audit.record("payments.account-connected", number, "");
    }
}
