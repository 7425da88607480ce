package io.yanhuo.signup.web;

import io.yanhuo.access.Network;
import io.yanhuo.access.SmsCodes;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refused;
import io.yanhuo.signup.Signups;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Makes sure that whoever signs up holds the phone number, within what one may ask for. */
@Component
class PhoneProof {
    private static final String PURPOSE = "signup";

    private final SmsCodes codes;
    private final Signups signups;
    private final Crowd crowd;

    PhoneProof(SmsCodes codes, Signups signups, Crowd crowd) {
        this.codes = codes;
        this.signups = signups;
        this.crowd = crowd;
    }

    /**
     * @throws Refused if it is no number, or a code may not be sent to it now
     */
    void sendCode(String typed, HttpServletRequest request) {
        var phone =
                PhoneNumber.parse(typed).orElseThrow(() -> new Refused(new FormRefusal.NoPhone()));
        crowd.asksForCode(Network.of(request));
        signups.refuseTooMany(phone);
        codes.send(PURPOSE, phone);
    }

    /**
     * @throws Refused if the code is not the one that was sent
     */
    void verify(PhoneNumber phone, String code) {
        codes.verify(PURPOSE, phone, code);
    }
}
