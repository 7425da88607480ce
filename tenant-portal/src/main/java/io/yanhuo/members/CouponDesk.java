package io.yanhuo.members;

import io.yanhuo.members.CouponRefusal.NoSuchOffer;
import io.yanhuo.shared.Refused;
import io.yanhuo.shared.TooMany;
import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.Feature;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the restaurant of the current scope offers coupons and withdraws the offers. */
@Service
@Transactional
public class CouponDesk {
    /** At once; diners look through all of them. */
    static final int MOST_OPEN = 100;

    private static final int MOST_SHOWN = 300;

    private final Offers offers;
    private final HeldCoupons held;
    private final Offered offered;
    private final Allowances allowances;
    private final Clock clock;

    CouponDesk(
            Offers offers, HeldCoupons held, Offered offered, Allowances allowances, Clock clock) {
        this.allowances = allowances;
        this.offers = offers;
        this.held = held;
        this.offered = offered;
        this.clock = clock;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<OfferedCoupon> all() {
        var used =
                held.used().stream()
                        .collect(
                                Collectors.toMap(
                                        HeldCoupons.Used::getOfferId, HeldCoupons.Used::getUsed));
        return offers.findAllByOrderByCreatedAtDesc(Limit.of(MOST_SHOWN)).stream()
                .map(offer -> offer.managed(used.getOrDefault(offer.id(), 0L)))
                .toList();
    }

    /** Whether there has ever been one. */
    @Transactional(readOnly = true)
    public boolean any() {
        return offers.count() > 0;
    }

    /**
     * @return the offer's id
     * @throws Refused if the restaurant's plan has no coupons
     */
    public String offer(CouponTerms terms) {
        allowances.require(Feature.COUPONS);
        TooMany.refuse(offers.countByActiveTrue(), MOST_OPEN);
        offered.change();
        return offers.save(new Offer(terms, clock.instant())).id();
    }

    /**
     * Opens or closes the taking; coupons that are in diners' hands stay good. Repeating it changes
     * nothing.
     */
    public void open(String offerId, boolean open) {
        if (open) allowances.require(Feature.COUPONS);
        var offer = offers.findById(offerId).orElseThrow(() -> new Refused(new NoSuchOffer()));
        if (open && !offer.active()) TooMany.refuse(offers.countByActiveTrue(), MOST_OPEN);
        offered.change();
        offer.open(open);
    }
}
