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

    /**
     * Tells a person something, once.
     *
     * @param key names the message: a second one under the same key is not sent. An adapter whose
     *     gateway does not know keys asks it first whether the message went out before
     */
    void sendNotice(PhoneNumber phone, String key, String text);
}
