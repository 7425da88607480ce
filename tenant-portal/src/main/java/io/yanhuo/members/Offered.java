package io.yanhuo.members;

import io.yanhuo.tenancy.FairShares;
import io.yanhuo.tenancy.TenantMemory;
import java.util.List;
import org.springframework.stereotype.Component;

/** What every visitor of a restaurant is offered, remembered: each look at a menu shows it. */
@Component
class Offered {
    private final Offers offers;
    private final TenantMemory<List<CouponOffer>> memory;

    Offered(Offers offers, FairShares shares) {
        this.offers = offers;
        this.memory = new TenantMemory<>("offers", shares);
    }

    /** As somebody sees them who has taken none. */
    List<CouponOffer> now() {
        return memory.get(() ->
                offers.findByActiveTrueOrderByCreatedAtDesc().stream().map(Offer::shown).toList());
    }

    /** Part of every transaction that changes offers. */
    void change() {
        memory.change();
    }
}
