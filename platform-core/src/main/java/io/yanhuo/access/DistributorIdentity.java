package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.MasterKey;
import org.springframework.stereotype.Service;

/**
 * One person may distribute for several restaurants: a keyed hash of the phone number stands for
 * him on the whole platform, and is the id of an {@link Actor} of kind {@link Who#DISTRIBUTOR}.
 */
@Service
public class DistributorIdentity {
    private final MasterKey key;

    DistributorIdentity(MasterKey key) {
        this.key = key;
    }

    public String of(PhoneNumber phone) {
        return key.hash("distributor", phone.digits());
    }
}
