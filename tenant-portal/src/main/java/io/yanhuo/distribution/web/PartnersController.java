package io.yanhuo.distribution.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.distribution.Contracts;
import io.yanhuo.distribution.Distributors;
import io.yanhuo.distribution.Earnings;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** One person, several restaurants: each with its own balances, never added up. */
@Controller
@OnFace(Face.PARTNERS)
class PartnersController {
    private final Contracts contracts;
    private final Tenants tenants;
    private final Brands brands;
    private final Distributors distributors;
    private final Earnings earnings;
    private final AddressSettings address;

    PartnersController(
            Contracts contracts,
            Tenants tenants,
            Brands brands,
            Distributors distributors,
            Earnings earnings,
            AddressSettings address) {
        this.contracts = contracts;
        this.tenants = tenants;
        this.brands = brands;
        this.distributors = distributors;
        this.earnings = earnings;
        this.address = address;
    }

    /**
     * @param standing null while the restaurant cannot be asked
     */
    record Restaurant(String name, @Nullable Standing standing) {}

    record Standing(String desk, String state, String rate, Earnings.Figures figures) {}

    @GetMapping("/")
    @Allow(Who.DISTRIBUTOR)
    String overview(Actor actor, Model model) {
        List<Restaurant> restaurants =
                contracts.of(actor.id()).stream().flatMap(c -> restaurant(c).stream()).toList();
        model.addAttribute("restaurants", restaurants);
        model.addAttribute("portal", address.url(address.domain()));
        return "distribution/web/partners";
    }

    private Optional<Restaurant> restaurant(Contracts.Contract contract) {
        return tenants.byId(contract.tenant()).flatMap(tenant -> restaurant(tenant, contract));
    }

    /** One that is closed, moving or being upgraded does not hide the others. */
    private Optional<Restaurant> restaurant(Tenant tenant, Contracts.Contract contract) {
        var name = brands.of(tenant.id()).name();
        return tenants.reached(tenant, it -> standing(it, contract))
                .map(found -> found.map(standing -> new Restaurant(name, standing)))
                .orElseGet(() -> Optional.of(new Restaurant(name, null)));
    }

    private Optional<Standing> standing(Tenant tenant, Contracts.Contract contract) {
        return distributors
                .find(contract.distributorId())
                .map(found ->
                        new Standing(
                                address.url(tenant.host()) + "/distribution",
                                found.state().name(),
                                found.rate() == null ? "" : found.rate().text(),
                                earnings.of(found.id())));
    }
}
