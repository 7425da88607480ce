package io.yanhuo.signup;

import io.yanhuo.integrations.SmsSender;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.OperationWork;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells the owner once that the restaurant is open. */
@Component
class Welcome {
    private final SignupRows signups;
    private final SmsSender sms;
    private final Tenants tenants;
    private final AddressSettings address;
    private final MessageSource texts;
    private final Clock clock;

    Welcome(
            SignupRows signups,
            SmsSender sms,
            Tenants tenants,
            AddressSettings address,
            MessageSource texts,
            Clock clock) {
        this.signups = signups;
        this.sms = sms;
        this.tenants = tenants;
        this.address = address;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Who was killed between sending and recording sends again under the same key: no second one.
     */
    void send(OperationWork work, TenantId tenant, Signup signup) {
        if (signup.welcomedAt() != null) return;
        var place = address.url(tenants.get(tenant).host());
        var text =
                texts.getMessage(
                        "signup.welcome",
                        new Object[] {signup.name(), place + "/admin"},
                        Locale.SIMPLIFIED_CHINESE);
        work.checkpoint("before-message");
        sms.sendNotice(signup.owner(), "welcome-" + signup.id(), text);
        work.checkpoint("after-message");
        work.guarded(() -> signups.welcomed(signup.id(), clock.instant()));
    }
}
