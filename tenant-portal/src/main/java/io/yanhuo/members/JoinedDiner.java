package io.yanhuo.members;

import io.yanhuo.access.DinersJoined;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What somebody had as a stranger is his when he says who he is. */
@Component
class JoinedDiner {
    private final HeldCoupons coupons;
    private final AddressRows addresses;
    private final ConsentRows consents;

    JoinedDiner(HeldCoupons coupons, AddressRows addresses, ConsentRows consents) {
        this.coupons = coupons;
        this.addresses = addresses;
        this.consents = consents;
    }

    @EventListener
    void on(DinersJoined joined) {
        coupons.handOver(joined.gone(), joined.kept());
        addresses.handOver(joined.gone(), joined.kept());
        consents.handOver(joined.gone(), joined.kept());
    }
}
