package io.yanhuo.members;

import io.yanhuo.access.DinerLeft;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What a diner had here goes with him. That he once agreed to our texts stays on record, withdrawn
 * and without a name.
 */
@Component
class DepartedDiner {
    private final HeldCoupons coupons;
    private final AddressRows addresses;
    private final ConsentRows consents;
    private final Clock clock;

    DepartedDiner(HeldCoupons coupons, AddressRows addresses, ConsentRows consents, Clock clock) {
        this.coupons = coupons;
        this.addresses = addresses;
        this.consents = consents;
        this.clock = clock;
    }

    @EventListener
    void on(DinerLeft left) {
        addresses.deleteAll(left.diner());
        coupons.deleteUnused(left.diner());
        consents.withdrawAll(left.diner(), clock.instant());
    }
}
