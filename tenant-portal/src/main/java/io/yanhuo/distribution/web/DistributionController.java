package io.yanhuo.distribution.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Diners;
import io.yanhuo.access.Who;
import io.yanhuo.distribution.DistributionRefusal;
import io.yanhuo.distribution.DistributorState;
import io.yanhuo.distribution.DistributorView;
import io.yanhuo.distribution.Distributors;
import io.yanhuo.distribution.Earnings;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenants;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The distributor's desk in one restaurant: apply, share, see what was earned. */
@Controller
@RequestMapping("/distribution")
@OnFace(Face.STOREFRONT)
@Allow(Who.ANYONE)
class DistributionController {
    private static final String VIEW = "distribution/web/distribution";

    private final Distributors distributors;
    private final Earnings earnings;
    private final Diners diners;
    private final Brands brands;
    private final ShareAddress shareAddress;
    private final Poster poster;
    private final Tenants tenants;

    DistributionController(
            Distributors distributors,
            Earnings earnings,
            Diners diners,
            Brands brands,
            ShareAddress shareAddress,
            Poster poster,
            Tenants tenants) {
        this.distributors = distributors;
        this.earnings = earnings;
        this.diners = diners;
        this.brands = brands;
        this.shareAddress = shareAddress;
        this.poster = poster;
        this.tenants = tenants;
    }

    record Application(
            @NotBlank(message = "{distribution.apply.name.missing}")
                    @Size(max = 20, message = "{distribution.apply.name.long}")
                    String name,
            @AssertTrue(message = "{distribution.apply.agree.missing}") boolean agree,
            String agreement) {}

    @GetMapping
    String desk(Actor actor, Model model) {
        model.addAttribute("form", new Application("", false, Distributors.AGREEMENT));
        return show(actor, model);
    }

    @PostMapping
    ModelAndView apply(
            @Valid @ModelAttribute("form") Application application,
            BindingResult errors,
            Actor actor,
            Model model) {
        if (errors.hasErrors()) {
            return new ModelAndView(
                    show(actor, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        distributors.apply(diner(actor), application.name().strip(), application.agreement());
        return new ModelAndView("redirect:/distribution");
    }

    @GetMapping("/poster.png")
    ResponseEntity<byte[]> poster(Actor actor) {
        var distributor = mine(actor);
        var address = shareAddress.of(distributor.code());
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(5, TimeUnit.MINUTES).cachePrivate())
                .body(poster.png(brands.current(), address));
    }

    private String show(Actor actor, Model model) {
        var rules = distributors.rules();
        model.addAttribute("rules", rules);
        model.addAttribute("open", distributors.open());
        boolean diner = actor.kind() == Who.DINER;
        boolean proved = diner && diners.phone(actor.id()).isPresent();
        model.addAttribute("proved", proved);
        if (diner) distributors.ofDiner(actor.id()).ifPresent(found -> fill(found, model));
        return VIEW;
    }

    private void fill(DistributorView found, Model model) {
        model.addAttribute("distributor", found);
        model.addAttribute("zone", ZoneId.of(tenants.current().timeZone()));
        if (found.rate() == null) return;
        model.addAttribute("link", shareAddress.of(found.code()));
        model.addAttribute("figures", earnings.of(found.id()));
        model.addAttribute("commissions", earnings.latest(found.id()));
    }

    private DistributorView mine(Actor actor) {
        return distributors
                .ofDiner(diner(actor))
                .filter(found -> found.state() == DistributorState.ACTIVE)
                .orElseThrow(() -> new Refused(new DistributionRefusal.NoSuchDistributor()));
    }

    private static String diner(Actor actor) {
        if (actor.kind() != Who.DINER) throw new Refused(new DistributionRefusal.PhoneNeeded());
        return actor.id();
    }
}
