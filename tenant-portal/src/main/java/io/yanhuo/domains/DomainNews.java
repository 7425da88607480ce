package io.yanhuo.domains;

import io.yanhuo.access.Staff;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.domains.DomainRows.Told;
import io.yanhuo.integrations.SmsSender;
import io.yanhuo.tenancy.Tenants;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Tells owners on the phone what has become of their names. What is to be told is written down with
 * the reason for it, so that nobody stays untold because a node died in between.
 */
@Component
class DomainNews {
    private static final Logger LOG = LoggerFactory.getLogger(DomainNews.class);

    private final DomainRows rows;
    private final Tenants tenants;
    private final StaffAccounts staff;
    private final SmsSender sms;
    private final MessageSource texts;
    private final DomainSettings settings;

    DomainNews(
            DomainRows rows,
            Tenants tenants,
            StaffAccounts staff,
            SmsSender sms,
            MessageSource texts,
            DomainSettings settings) {
        this.rows = rows;
        this.tenants = tenants;
        this.staff = staff;
        this.sms = sms;
        this.texts = texts;
        this.settings = settings;
    }

    void tell() {
        rows.untold().forEach(this::tell);
    }

    /** One that cannot be told now does not keep the others from it. */
    private void tell(Told told) {
        try {
            tenants.as(told.domain().tenant(), () -> send(told));
            rows.news(told.domain(), null);
        } catch (RuntimeException e) {
            LOG.warn("tenant {}: not told of {}", told.domain().tenant(), told.news(), e);
        }
    }

    private void send(Told told) {
        var domain = told.domain();
        var text =
                texts.getMessage(
                        "domains.sms." + told.news(),
                        new Object[] {domain.host().readable(), settings.patience().toDays()},
                        Locale.SIMPLIFIED_CHINESE);
        var key = "domain-%s-%s-%s".formatted(told.news(), domain.id(), domain.failingSince());
        staff.all().stream()
                .filter(person -> person.active() && person.role() == StaffRole.OWNER)
                .map(Staff::phone)
                .forEach(phone -> sms.sendNotice(phone, key, text));
    }
}
