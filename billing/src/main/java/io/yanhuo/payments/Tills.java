package io.yanhuo.payments;

import io.yanhuo.payments.wechat.Collector;
import io.yanhuo.payments.wechat.Merchant;
import io.yanhuo.payments.wechat.Merchant.Mode;
import io.yanhuo.payments.wechat.WeChatPay;
import io.yanhuo.tenancy.Tenants;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Decides, here and nowhere else, who collects and gives back: WeChat for real restaurants, the
 * practice till for their practice copies. The two never meet, whatever a row may say.
 */
@Component
class Tills {
    private final WeChatPay wechat;
    private final PracticeTill practice;
    private final Merchants merchants;
    private final Tenants tenants;

    Tills(WeChatPay wechat, PracticeTill practice, Merchants merchants, Tenants tenants) {
        this.wechat = wechat;
        this.practice = practice;
        this.merchants = merchants;
        this.tenants = tenants;
    }

    /** Who receives what diners pay in the restaurant of the current scope; empty if nobody can. */
    Optional<Merchant> receiver() {
        var tenant = tenants.current();
        if (tenant.practice()) return Optional.of(Merchant.PRACTICE);
        return merchants.of(tenant.id()).filter(_ -> wechat.ready(Mode.PARTNER));
    }

    /**
     * @throws IllegalStateException if a real restaurant's money came to the practice till, or a
     *     practice copy's to WeChat
     */
    Collector of(Merchant merchant) {
        if (mixed(merchant)) {
            throw new IllegalStateException("real money and practice money never meet");
        }
        return merchant.practice() ? practice : wechat;
    }

    private boolean mixed(Merchant merchant) {
        return merchant.practice() != tenants.practising();
    }
}
