package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.MasterKey;
import org.springframework.stereotype.Service;

/** The people who earn by recommending: one person for the platform, whatever the restaurant. */
@Service
public class Distributors {
    private final MasterKey key;

    Distributors(MasterKey key) {
        this.key = key;
    }

    /** The id under which whoever holds this phone signs in on the partners' face. */
    public String idOf(PhoneNumber phone) {
        return key.hash("distributor", phone.digits());
    }

    Actor actor(PhoneNumber phone) {
        return new Actor(Who.DISTRIBUTOR, null, idOf(phone), phone.masked(), null);
    }
}
