package io.yanhuo.signup.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Audit;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Licence;
import io.yanhuo.tenancy.Licences;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The food business licence, without which a restaurant takes no orders. */
@Controller
@OnFace(Face.WORKSPACE)
@RequestMapping("/admin/licence")
@Allow(value = Who.STAFF, may = Permission.SETTINGS_EDIT, support = SupportMay.LOOK)
class LicenceController {
    private static final int LONGEST_HOLDER = 100;
    private static final LocalDate LAST_DAY_OF_ALL = LocalDate.of(9999, 12, 31);

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
                    "signup.licence.title",
                    "/admin/licence",
                    Permission.SETTINGS_EDIT,
                    310,
                    "shield-check");
        }
    }

    /** What was typed, mended as people expect: capitals, no spaces. */
    record Form(@Nullable String number, @Nullable String holder, @Nullable String until) {
        static Form of(@Nullable Licence licence) {
            return licence == null
                    ? new Form("", "", "")
                    : new Form(licence.number(), licence.holder(), licence.validUntil().toString());
        }

        String plainNumber() {
            var typed = number == null ? "" : number;
            return typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        }

        String plainHolder() {
            return holder == null ? "" : holder.strip();
        }

        @Nullable LocalDate lastDay() {
            try {
                var day = LocalDate.parse(until == null ? "" : until.strip());
                return day.isAfter(LAST_DAY_OF_ALL) ? null : day;
            } catch (DateTimeParseException _) {
                return null;
            }
        }
    }

    @GetMapping
    ModelAndView show() {
        var tenant = tenants.current();
        return page(tenant, Form.of(licences.of(tenant.id()).orElse(null)), Map.of());
    }

    @PostMapping
    ModelAndView enter(@ModelAttribute Form form, RedirectAttributes notices) {
        var tenant = tenants.current();
        var errors = errors(form, today(tenant));
        var lastDay = form.lastDay();
        if (!errors.isEmpty() || lastDay == null) return page(tenant, form, errors);
        licences.enter(tenant.id(), new Licence(form.plainNumber(), form.plainHolder(), lastDay));
        audit.record("licence.entered", form.plainNumber(), lastDay.toString());
        notices.addFlashAttribute("notice", "signup.licence.saved");
        return new ModelAndView("redirect:/admin/licence");
    }

    private static Map<String, String> errors(Form form, LocalDate today) {
        var errors = new LinkedHashMap<String, String>();
        var holder = form.plainHolder();
        var lastDay = form.lastDay();
        if (!Licence.isNumber(form.plainNumber()))
            errors.put("number", "signup.licence.number.wrong");
        if (holder.isEmpty() || holder.length() > LONGEST_HOLDER) {
            errors.put("holder", "signup.licence.holder.wrong");
        }
        if (lastDay == null) errors.put("until", "signup.licence.until.wrong");
        else if (lastDay.isBefore(today)) errors.put("until", "signup.licence.until.past");
        return errors;
    }

    private ModelAndView page(Tenant tenant, Form form, Map<String, String> errors) {
        var known = licences.of(tenant.id());
        var valid = known.filter(licence -> licence.validOn(today(tenant))).isPresent();
        var page =
                new ModelAndView("signup/web/licence")
                        .addObject("form", form)
                        .addObject("errors", errors)
                        .addObject("known", known.isPresent())
                        .addObject("valid", valid);
        if (!errors.isEmpty()) page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private LocalDate today(Tenant tenant) {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of(tenant.timeZone()));
    }
}
