package io.yanhuo.ordering;

import io.yanhuo.access.Staff;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.integrations.OutboxHandler;
import io.yanhuo.integrations.SmsSender;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** An order that waits for minutes rings the owner's phone: perhaps nobody is at the counter. */
@Component
class UnacceptedReminder implements OutboxHandler {
    static final String KIND = "ordering.unaccepted-reminder";

    private final Orders orders;
    private final StaffAccounts staff;
    private final SmsSender sms;
    private final MessageSource texts;

    UnacceptedReminder(Orders orders, StaffAccounts staff, SmsSender sms, MessageSource texts) {
        this.orders = orders;
        this.staff = staff;
        this.sms = sms;
        this.texts = texts;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(String orderId) {
        var order = orders.get(orderId);
        if (order.status() != OrderStatus.PAID) return;
        var arguments = new Object[] {String.valueOf(order.pickupNumber())};
        var text = texts.getMessage("ordering.reminder", arguments, Locale.CHINA);
        staff.all().stream()
                .filter(person -> person.active() && person.role() == StaffRole.OWNER)
                .map(Staff::phone)
                .forEach(phone -> sms.sendNotice(phone, "unaccepted-" + orderId, text));
    }
}
