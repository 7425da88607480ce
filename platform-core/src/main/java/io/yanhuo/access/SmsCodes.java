package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import org.springframework.stereotype.Service;

/** Proves by a code in a text message that somebody holds a phone number. */
@Service
public class SmsCodes {
    /**
     * Sends six digits, valid for five minutes.
     *
     * @param purpose what they are for; a code for one purpose is of no use for another
     * @throws io.yanhuo.shared.Refused within 60 s of the last one, and after ten in a day
     */
    public void send(String purpose, PhoneNumber phone) {
        throw new UnsupportedOperationException();
    }

    /**
     * A right code is used up.
     *
     * @throws io.yanhuo.shared.Refused if it is wrong, too old, or after five wrong ones for ten
     *     minutes
     */
    public void verify(String purpose, PhoneNumber phone, String code) {
        throw new UnsupportedOperationException();
    }
}
