package io.yanhuo.signup.licence;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Audit;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Licences;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the owner enters the licence without which the store takes no orders. */
@Controller
@RequestMapping("/admin/licence")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.SETTINGS_EDIT)
class LicenceController {
    private static final String VIEW = "signup/licence/licence";

    private final Licences licences;
    private final Tenants tenants;
    private final Audit audit;
    private final Clock clock;

    LicenceController(Licences licences, Tenants tenants, Audit audit, Clock clock) {
        this.licences = licences;
        this.tenants = tenants;
        this.audit = audit;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        WorkspaceEntry licenceEntry() {
            return new WorkspaceEntry(
                    "signup.licence.navigation",
                    "/admin/licence",
                    Permission.SETTINGS_EDIT,
                    85,
                    "shield-check");
        }
    }

    @GetMapping
    String show(Model model) {
        var known = licences.of(tenants.current().id());
        model.addAttribute("licence", LicenceForm.of(known));
        return page(model);
    }

    @PostMapping
    ModelAndView enter(
            @ModelAttribute("licence") LicenceForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash) {
        var tenant = tenants.current();
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of(tenant.timeZone()));
        var licence = form.licence(today, errors);
        if (licence == null) {
            return new ModelAndView(page(model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        licences.enter(tenant.id(), licence);
        audit.record("licence.entered", licence.number(), licence.validUntil().toString());
        flash.addFlashAttribute("notice", "signup.licence.saved");
        return new ModelAndView("redirect:/admin/licence");
    }

    private String page(Model model) {
        model.addAttribute("valid", licences.currentIsValid());
        model.addAttribute("entered", licences.of(tenants.current().id()).isPresent());
        return VIEW;
    }
}
