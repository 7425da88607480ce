package io.yanhuo.domains;

import io.yanhuo.access.Staff;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.integrations.SmsSender;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Addresses;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Tells the owners on the phone that their restaurant has another address, in case that it was not
 * them. The audit has it in any case.
 */
@Component
class AddressNews {
    private static final Logger LOG = LoggerFactory.getLogger(AddressNews.class);

    private final StaffAccounts staff;
    private final SmsSender sms;
    private final MessageSource texts;

    AddressNews(StaffAccounts staff, SmsSender sms, MessageSource texts) {
        this.staff = staff;
        this.sms = sms;
        this.texts = texts;
    }

    /** The address is changed, whether or not anybody can be told. */
    void tell(Addresses.Change change) {
        try {
            send(change);
        } catch (RuntimeException e) {
            LOG.warn("nobody told that {} became {}", change.from(), change.to(), e);
        }
    }

    private void send(Addresses.Change change) {
        var text =
                texts.getMessage(
                        "domains.address.sms",
                        new Object[] {change.to(), change.from()},
                        Locale.SIMPLIFIED_CHINESE);
        var key = "address-" + RandomId.ofLength(20);
        staff.all().stream()
                .filter(person -> person.active() && person.role() == StaffRole.OWNER)
                .map(Staff::phone)
                .forEach(phone -> sms.sendNotice(phone, key, text));
    }
}
