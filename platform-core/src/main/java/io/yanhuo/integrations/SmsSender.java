package io.yanhuo.integrations;

import io.yanhuo.shared.PhoneNumber;

/** Sends text messages to phones. */
public interface SmsSender {
    /**
     * Sends a code that a person is to type in.
     *
     * @param purpose what the code is for, a name of the message template
     */
    void sendCode(PhoneNumber phone, String purpose, String code);

    /** Tells a person something, once. */
    void sendNotice(PhoneNumber phone, String text);
}
