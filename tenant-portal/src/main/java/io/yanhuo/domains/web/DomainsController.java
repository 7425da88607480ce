package io.yanhuo.domains.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.domains.DomainRefusal;
import io.yanhuo.domains.Domains;
import io.yanhuo.domains.OwnDomain;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The owner brings a name of the restaurant's own, proves it, and lets it go again. */
@Controller
@RequestMapping("/admin/domains")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.DOMAINS_EDIT)
class DomainsController {
    private static final String PAGE = "/admin/domains";
    private static final String BACK = "redirect:" + PAGE;

    private final Domains domains;
    private final Tenants tenants;
    private final AddressSettings address;
    private final Clock clock;

    DomainsController(Domains domains, Tenants tenants, AddressSettings address, Clock clock) {
        this.domains = domains;
        this.tenants = tenants;
        this.address = address;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        WorkspaceEntry domainsEntry() {
            return new WorkspaceEntry(
                            "domains.navigation", PAGE, Permission.DOMAINS_EDIT, 245, "link")
                    .notInPractice();
        }
    }

    @GetMapping
    ModelAndView show() {
        return page();
    }

    @PostMapping
    ModelAndView claim(@RequestParam(defaultValue = "") String host, RedirectAttributes flash) {
        try {
            var claimed = domains.claim(host);
            flash.addFlashAttribute("notice", "domains.claimed");
            return new ModelAndView(BACK + "#" + claimed.id());
        } catch (Refused refused) {
            return refused(refused).addObject("typed", host);
        }
    }

    @PostMapping("/{id}/look")
    ModelAndView look(@PathVariable String id, RedirectAttributes flash) {
        try {
            var looked = domains.look(id);
            boolean active = looked.state() == OwnDomain.State.ACTIVE;
            flash.addFlashAttribute("notice", active ? "domains.serves" : "domains.looked");
            return new ModelAndView(BACK + "#" + id);
        } catch (Refused refused) {
            return refused(refused);
        }
    }

    @PostMapping("/{id}/filing")
    ModelAndView file(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String filing,
            RedirectAttributes flash) {
        try {
            domains.file(id, filing);
            flash.addFlashAttribute("notice", "domains.filed");
            return new ModelAndView(BACK + "#" + id);
        } catch (Refused refused) {
            return refused(refused).addObject("refusedId", id).addObject("typedFiling", filing);
        }
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable String id, RedirectAttributes flash) {
        domains.remove(id);
        flash.addFlashAttribute("notice", "domains.removed");
        return BACK;
    }

    private ModelAndView refused(Refused refused) {
        if (refused.refusal() instanceof DomainRefusal.NoSuchDomain) throw refused;
        var page = page().addObject("problem", refused.refusal());
        page.setStatus(refused.refusal().status());
        return page;
    }

    private ModelAndView page() {
        var tenant = tenants.current();
        var mine = domains.all();
        return new ModelAndView("domains/web/domains")
                .addObject("domains", mine)
                .addObject("full", mine.size() >= domains.most())
                .addObject("most", domains.most())
                .addObject("now", clock.instant())
                .addObject("days", domains.patience().toDays())
                .addObject("store", tenant.host())
                .addObject("addresses", domains.addresses())
                .addObject("platform", address.url(tenant.host()))
                .addObject("zone", ZoneId.of(tenant.timeZone()));
    }
}
