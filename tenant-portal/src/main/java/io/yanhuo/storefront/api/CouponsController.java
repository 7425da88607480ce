package io.yanhuo.storefront.api;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.members.Coupon;
import io.yanhuo.members.CouponOffer;
import io.yanhuo.members.Coupons;
import io.yanhuo.shared.ApiBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** The coupons that a diner has and may take. */
@ApiController
@Allow(Who.DINER)
class CouponsController {
    private final Coupons coupons;

    CouponsController(Coupons coupons) {
        this.coupons = coupons;
    }

    record TakeBody(@NotBlank @Size(max = 20) String offerId) implements ApiBody {}

    record Wallet(List<CouponOffer> offers, List<Coupon> usable) {}

    @GetMapping("/coupons")
    Wallet show(Actor diner) {
        return new Wallet(coupons.offers(diner.id()), coupons.usable(diner.id()));
    }

    @PostMapping("/coupons")
    Wallet take(@Valid @RequestBody TakeBody body, Actor diner) {
        coupons.take(body.offerId(), diner.id());
        return show(diner);
    }
}
