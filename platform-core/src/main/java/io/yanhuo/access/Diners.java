package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The diners of the restaurant of the current scope, as far as it knows them. */
@Service
public class Diners {
    /** Somebody who has not said who he is; returns the new diner's id. */
    public String anonymous() {
        throw new UnsupportedOperationException();
    }

    /** The diner who uses this mini-program or service account under this openid. */
    public String ofWeChat(String appid, String openid) {
        throw new UnsupportedOperationException();
    }

    /** Empty as long as the diner has not proved a number by SMS code. */
    public Optional<PhoneNumber> phone(String dinerId) {
        throw new UnsupportedOperationException();
    }

    public Optional<String> openid(String dinerId, String appid) {
        throw new UnsupportedOperationException();
    }
}
