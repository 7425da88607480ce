package io.yanhuo.integrations.sms;

import io.yanhuo.integrations.PracticeMessages;
import io.yanhuo.integrations.PracticeMessages.Kind;
import io.yanhuo.integrations.SmsSender;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.SentMessages;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Sends what restaurants and we have to say, or keeps it where nobody's phone rings: the one place
 * at which that is decided. Counts what is sent for a restaurant. All of it is a code somebody
 * waits for, or word of an order that nobody looks at: it goes out whatever was counted.
 */
@Component
@Primary
class CountedSms implements SmsSender {
    private static final Logger LOG = LoggerFactory.getLogger(CountedSms.class);

    private final SmsGateway gateway;
    private final SentMessages sent;
    private final PracticeMessages practice;
    private final Tenants tenants;

    CountedSms(SmsGateway gateway, SentMessages sent, PracticeMessages practice, Tenants tenants) {
        this.gateway = gateway;
        this.sent = sent;
        this.practice = practice;
        this.tenants = tenants;
    }

    @Override
    public void sendCode(PhoneNumber phone, String purpose, String code) {
        if (tenants.practising()) {
            practice.keep(phone, RandomId.ofLength(20), Kind.CODE, code);
            return;
        }
        gateway.sendCode(phone, purpose, code);
        count();
    }

    @Override
    public void sendNotice(PhoneNumber phone, String key, String text) {
        if (tenants.practising()) {
            practice.keep(phone, key, Kind.NOTICE, text);
            return;
        }
        gateway.sendNotice(phone, key, text);
        count();
    }

    /** Nobody goes without a message that was sent because it could not be counted. */
    private void count() {
        if (!TenantScope.bound()) return;
        try {
            sent.count();
        } catch (RuntimeException e) {
            LOG.warn("a message of tenant {} was not counted", TenantScope.current().tenant(), e);
        }
    }
}
