package io.yanhuo.operations.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.leaving.Closures;
import io.yanhuo.operations.ConsoleRefusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Fleet;
import io.yanhuo.tenancy.FleetEntry;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.TenantState;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Operators close a restaurant for its owner, bring one back, and attest the end of one. */
@Controller
@RequestMapping("/tenants/{publicId}")
@OnFace(Face.OPERATORS)
@Allow(value = Who.OPERATOR, may = Permission.TENANTS_CLOSE)
class ClosuresController {
    private final Closures closures;
    private final Fleet fleet;

    ClosuresController(Closures closures, Fleet fleet) {
        this.closures = closures;
        this.fleet = fleet;
    }

    @PostMapping("/closure")
    String request(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes flash) {
        closures.request(get(publicId).id(), actor, given(reason));
        flash.addFlashAttribute("notice", "operations.closure.requested");
        return "redirect:/tenants/" + publicId;
    }

    @PostMapping("/restoration")
    String restore(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        closures.restore(get(publicId).id(), given(reason));
        flash.addFlashAttribute("notice", "operations.closure.restoring");
        return "redirect:/tenants/" + publicId;
    }

    /** Of one that is gone: what was destroyed, what was kept, and by which law. */
    @GetMapping("/certificate")
    @Allow(value = Who.OPERATOR, may = Permission.TENANTS_VIEW)
    ModelAndView certificate(@PathVariable String publicId) {
        var tenant = get(publicId);
        var closure = closures.of(tenant.id());
        if (tenant.state() != TenantState.PURGED || closure.isEmpty()) {
            throw new Refused(new ConsoleRefusal.NoSuch());
        }
        return new ModelAndView("operations/web/certificate")
                .addObject("tenant", tenant)
                .addObject("closure", closure.get())
                .addObject("proof", closures.proof(closure.get()));
    }

    private FleetEntry get(String publicId) {
        return fleet.find(publicId).orElseThrow(() -> new Refused(new ConsoleRefusal.NoSuch()));
    }

    private static String given(String reason) {
        if (reason.isBlank()) throw new Refused(new ConsoleRefusal.ReasonMissing());
        return reason.strip();
    }
}
