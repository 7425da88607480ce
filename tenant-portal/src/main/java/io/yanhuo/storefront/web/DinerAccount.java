package io.yanhuo.storefront.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.DinerSessions;
import io.yanhuo.access.Diners;
import io.yanhuo.access.Who;
import io.yanhuo.members.Addresses;
import io.yanhuo.members.Consents;
import io.yanhuo.members.Coupon;
import io.yanhuo.members.Coupons;
import io.yanhuo.members.SavedAddress;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a restaurant knows of a diner, shown to him: coupons, addresses, consents. */
@Controller
@OnFace(Face.STOREFRONT)
class DinerAccount {
    private final Diners diners;
    private final DinerSessions sessions;
    private final Coupons coupons;
    private final Addresses addresses;
    private final Consents consents;

    DinerAccount(
            Diners diners,
            DinerSessions sessions,
            Coupons coupons,
            Addresses addresses,
            Consents consents) {
        this.diners = diners;
        this.sessions = sessions;
        this.coupons = coupons;
        this.addresses = addresses;
        this.consents = consents;
    }

    /**
     * @param phone masked; null as long as the diner has not proved one
     */
    record MePage(
            @Nullable String phone,
            List<Coupon> coupons,
            List<SavedAddress> addresses,
            List<Consents.Given> consents) {
        static final MePage STRANGER = new MePage(null, List.of(), List.of(), List.of());
    }

    @GetMapping("/me")
    @Allow(Who.ANYONE)
    ModelAndView me(Actor actor, @RequestParam(required = false) @Nullable String left) {
        var page = actor.kind() == Who.DINER ? of(actor.id()) : MePage.STRANGER;
        return new ModelAndView("storefront/web/me", "page", page)
                .addObject("left", left != null)
                .addObject("known", actor.kind() == Who.DINER);
    }

    private MePage of(String id) {
        return new MePage(
                diners.phone(id).map(PhoneNumber::masked).orElse(null),
                coupons.usable(id),
                addresses.list(id),
                consents.all(id));
    }

    @PostMapping("/me/addresses/{id}/default")
    @Allow(Who.DINER)
    ModelAndView prefer(@PathVariable String id, Actor diner) {
        addresses.prefer(diner.id(), id);
        return See.other("/me#addresses");
    }

    /** Everything that is the diner's own goes; orders stay as long as the law wants. */
    @PostMapping("/me/deletion")
    @Allow(Who.DINER)
    ModelAndView leave(Actor diner, HttpServletResponse response) {
        diners.forget(diner.id());
        sessions.signOut(response);
        return See.other("/me?left=yes");
    }

    @PostMapping("/me/addresses/{id}/deletion")
    @Allow(Who.DINER)
    ModelAndView delete(@PathVariable String id, Actor diner) {
        addresses.delete(diner.id(), id);
        return See.other("/me#addresses");
    }

    @PostMapping("/me/consents/{purpose}/withdrawal")
    @Allow(Who.DINER)
    ModelAndView withdraw(@PathVariable String purpose, Actor diner) {
        consents.withdraw(diner.id(), purpose);
        return See.other("/me#consents");
    }
}
