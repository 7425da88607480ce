package io.yanhuo.signup.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Network;
import io.yanhuo.access.Who;
import io.yanhuo.shared.Slug;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.NewTenants;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.TypedAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proposes an address while somebody types, and says whether one is free. */
@RestController
@OnFace(Face.PORTAL)
@Allow(Who.ANYONE)
class AddressController {
    private final NewTenants tenants;
    private final AddressSettings settings;
    private final FormCheck check;
    private final Crowd crowd;

    AddressController(NewTenants tenants, AddressSettings settings, FormCheck check, Crowd crowd) {
        this.tenants = tenants;
        this.settings = settings;
        this.check = check;
        this.crowd = crowd;
    }

    /**
     * @param address the free one; empty if there is none for what was typed
     * @param good whether it can be had as it was asked for
     */
    record Proposal(String address, String host, boolean good, String message) {}

    /** An address for a restaurant of this name. */
    @GetMapping(value = "/signup/address", params = "name")
    Proposal forName(@RequestParam String name, HttpServletRequest request, Locale locale) {
        crowd.looksUpAddress(Network.of(request));
        var proposed = Pinyin.propose(name.strip());
        if (proposed.isEmpty()) return bad("signup.address.missing", locale);
        return free(proposed.get(), locale);
    }

    /** Whether somebody can have this address. */
    @GetMapping(value = "/signup/address", params = "typed")
    Proposal typed(@RequestParam String typed, HttpServletRequest request, Locale locale) {
        crowd.looksUpAddress(Network.of(request));
        return switch (TypedAddress.read(typed)) {
            case TypedAddress.Good(var slug) -> free(slug, locale);
            case TypedAddress.Bad(var key, var detail) -> bad(key, locale, detail);
        };
    }

    private Proposal free(Slug wanted, Locale locale) {
        var free = tenants.free(wanted);
        var host = settings.hostOf(free.value());
        boolean good = free.equals(wanted);
        var key = good ? "tenancy.address.free" : "tenancy.address.other";
        return new Proposal(free.value(), host, good, check.message(key, locale, wanted, host));
    }

    private Proposal bad(String key, Locale locale, Object... arguments) {
        return new Proposal("", "", false, check.message(key, locale, arguments));
    }
}
