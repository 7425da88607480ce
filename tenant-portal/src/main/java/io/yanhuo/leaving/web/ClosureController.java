package io.yanhuo.leaving.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SmsCodes;
import io.yanhuo.access.Staff;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.leaving.Closures;
import io.yanhuo.leaving.LeavingRefusal;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.TenantState;
import io.yanhuo.tenancy.Tenants;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The owner closes the restaurant, sees what that means, and may take it back. */
@Controller
@RequestMapping("/admin/closure")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.RESTAURANT_CLOSE, alsoClosed = true)
class ClosureController {
    private static final String PAGE = "redirect:/admin/closure";
    private static final String PURPOSE = "restaurant-closure";

    private final Closures closures;
    private final StaffAccounts staff;
    private final SmsCodes codes;
    private final Tenants tenants;

    ClosureController(Closures closures, StaffAccounts staff, SmsCodes codes, Tenants tenants) {
        this.closures = closures;
        this.staff = staff;
        this.codes = codes;
        this.tenants = tenants;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        WorkspaceEntry closureEntry() {
            return new WorkspaceEntry(
                            "leaving.navigation.closure",
                            "/admin/closure",
                            Permission.RESTAURANT_CLOSE,
                            350,
                            "lock")
                    .notInPractice();
        }
    }

    @GetMapping
    ModelAndView show(Actor actor) {
        return page(actor);
    }

    @PostMapping("/code")
    ModelAndView sendCode(Actor actor, RedirectAttributes flash) {
        return attempted(
                actor,
                () -> {
                    codes.send(PURPOSE, phone(actor));
                    flash.addFlashAttribute("notice", "leaving.closure.code-sent");
                    return new ModelAndView(PAGE);
                });
    }

    /** The typed name shows that she means it; the code, that it is her. */
    @PostMapping
    ModelAndView request(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String code,
            Actor actor,
            RedirectAttributes flash) {
        return attempted(
                actor,
                () -> {
                    var tenant = tenants.current();
                    if (!name.strip().equals(tenant.name())) {
                        throw new Refused(new LeavingRefusal.OtherName());
                    }
                    if (closures.outlook().blocked()) {
                        throw new Refused(new LeavingRefusal.DinersWait());
                    }
                    codes.verify(PURPOSE, phone(actor), code);
                    closures.request(tenant.id(), actor, "");
                    flash.addFlashAttribute("notice", "leaving.closure.requested");
                    return new ModelAndView(PAGE);
                });
    }

    @PostMapping("/cancellation")
    ModelAndView cancel(Actor actor, RedirectAttributes flash) {
        return attempted(
                actor,
                () -> {
                    closures.cancel(tenants.current().id(), "");
                    flash.addFlashAttribute("notice", "leaving.closure.cancelled");
                    return new ModelAndView(PAGE);
                });
    }

    private ModelAndView attempted(Actor actor, Supplier<ModelAndView> act) {
        try {
            return act.get();
        } catch (Refused refused) {
            var page = page(actor);
            page.addObject("problem", refused.refusal());
            page.setStatus(refused.refusal().status());
            return page;
        }
    }

    private ModelAndView page(Actor actor) {
        var tenant = tenants.current();
        return new ModelAndView("leaving/web/closure")
                .addObject("name", tenant.name())
                .addObject("closing", tenant.state() == TenantState.CLOSING)
                .addObject("closure", closures.of(tenant.id()).orElse(null))
                .addObject("dates", closures.dates())
                .addObject("outlook", closures.outlook())
                .addObject("phone", phone(actor).masked())
                .addObject("zone", ZoneId.of(tenant.timeZone()));
    }

    private PhoneNumber phone(Actor actor) {
        return staff.all().stream()
                .filter(person -> person.id().equals(actor.id()))
                .map(Staff::phone)
                .findFirst()
                .orElseThrow();
    }
}
