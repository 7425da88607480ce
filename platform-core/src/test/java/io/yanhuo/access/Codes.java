package io.yanhuo.access;

import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.shared.PhoneNumber;
import java.util.regex.Pattern;

/** Reads the code from the newest message to a phone, as its owner would. */
final class Codes {
    private static final Pattern SIX_DIGITS = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

    private Codes() {}

    static String last(Inbox inbox, PhoneNumber phone) {
        var text =
                inbox.messages().stream()
                        .filter(message -> message.phone().equals(phone.digits()))
                        .findFirst()
                        .orElseThrow()
                        .text();
        var found = SIX_DIGITS.matcher(text);
        if (!found.find()) throw new AssertionError("no code in " + text);
        return found.group();
    }
}
