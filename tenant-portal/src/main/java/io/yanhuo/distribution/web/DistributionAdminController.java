package io.yanhuo.distribution.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.distribution.Distributors;
import io.yanhuo.distribution.Earnings;
import io.yanhuo.distribution.Rules;
import io.yanhuo.distribution.Touch;
import io.yanhuo.shared.Percentage;
import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Feature;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenants;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The restaurant's side: who distributes, at which rate, by which rules. */
@Controller
@RequestMapping("/admin/distribution")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.DISTRIBUTION_EDIT, support = SupportMay.LOOK)
class DistributionAdminController {
    private static final String BACK = "redirect:/admin/distribution";

    private final Distributors distributors;
    private final Earnings earnings;
    private final Allowances allowances;
    private final Tenants tenants;

    DistributionAdminController(
            Distributors distributors, Earnings earnings, Allowances allowances, Tenants tenants) {
        this.allowances = allowances;
        this.distributors = distributors;
        this.earnings = earnings;
        this.tenants = tenants;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        WorkspaceEntry distributionEntry() {
            return new WorkspaceEntry(
                    "distribution.navigation",
                    "/admin/distribution",
                    Permission.DISTRIBUTION_EDIT,
                    120,
                    "share");
        }
    }

    /**
     * @param rate in percent, such as {@code 10} or {@code 8.5}
     */
    record RulesForm(
            boolean open,
            @NotNull(message = "{distribution.rules.rate.wrong}")
                    @Pattern(regexp = UP_TO_30, message = "{distribution.rules.rate.wrong}")
                    String rate,
            @NotNull(message = "{distribution.rules.freeze.wrong}")
                    @Pattern(regexp = UP_TO_90, message = "{distribution.rules.freeze.wrong}")
                    String freezeDays,
            @NotNull Touch touch,
            @NotNull(message = "{distribution.rules.window.wrong}")
                    @Pattern(regexp = UP_TO_3650, message = "{distribution.rules.window.wrong}")
                    String windowDays) {
        private static final String UP_TO_30 =
                "\\s*([012]?\\d(\\.\\d{1,2})?|30(\\.00?)?)\\s*%?\\s*";
        private static final String UP_TO_90 = "\\s*([0-8]?\\d|90)\\s*";
        private static final String UP_TO_3650 =
                "\\s*([1-9]\\d{0,2}|[12]\\d{3}|3[0-5]\\d\\d|36[0-4]\\d|3650)\\s*";

        static RulesForm of(Rules rules) {
            return new RulesForm(
                    rules.open(),
                    percent(rules.rate()).toPlainString(),
                    String.valueOf(rules.freezeDays()),
                    rules.touch(),
                    String.valueOf(rules.windowDays()));
        }

        Rules rules() {
            return new Rules(
                    open,
                    percentage(new BigDecimal(rate.replace("%", "").strip())),
                    Integer.parseInt(freezeDays.strip()),
                    touch,
                    Integer.parseInt(windowDays.strip()));
        }
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("rulesForm", RulesForm.of(distributors.rules()));
        return show(model);
    }

    @PostMapping("/rules")
    ModelAndView rules(
            @Valid @ModelAttribute("rulesForm") RulesForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash) {
        if (errors.hasErrors()) {
            return new ModelAndView(show(model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        distributors.change(form.rules());
        return done(flash, "distribution.rules.saved");
    }

    @PostMapping("/{id}/approval")
    ModelAndView approve(
            @PathVariable String id,
            @RequestParam BigDecimal rate,
            Actor actor,
            RedirectAttributes flash) {
        distributors.approve(id, percentage(rate), actor.name());
        return done(flash, "distribution.approved");
    }

    @PostMapping("/{id}/rejection")
    ModelAndView reject(
            @PathVariable String id,
            @RequestParam String reason,
            Actor actor,
            RedirectAttributes flash) {
        distributors.reject(id, shortened(reason), actor.name());
        return done(flash, "distribution.rejected");
    }

    @PostMapping("/{id}/freeze")
    ModelAndView freeze(
            @PathVariable String id,
            @RequestParam String reason,
            Actor actor,
            RedirectAttributes flash) {
        distributors.freeze(id, shortened(reason), actor.name());
        return done(flash, "distribution.frozen");
    }

    @PostMapping("/{id}/unfreeze")
    ModelAndView unfreeze(@PathVariable String id, Actor actor, RedirectAttributes flash) {
        distributors.unfreeze(id, actor.name());
        return done(flash, "distribution.unfrozen");
    }

    private String show(Model model) {
        var all = distributors.all();
        model.addAttribute("distributors", all);
        model.addAttribute("full", allowances.missing(Feature.DISTRIBUTION));
        model.addAttribute("zone", ZoneId.of(tenants.current().timeZone()));
        model.addAttribute("figures", earnings.of(all.stream().map(d -> d.id()).toList()));
        model.addAttribute("defaultRate", percent(distributors.rules().rate()));
        return "distribution/web/admin";
    }

    private static ModelAndView done(RedirectAttributes flash, String notice) {
        flash.addFlashAttribute("notice", notice);
        return new ModelAndView(BACK);
    }

    private static String shortened(String reason) {
        var text = reason.strip();
        return text.substring(0, Math.min(200, text.length()));
    }

    private static BigDecimal percent(Percentage rate) {
        var percent = BigDecimal.valueOf(rate.basisPoints(), 2).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    private static Percentage percentage(BigDecimal percent) {
        return new Percentage(percent.movePointRight(2).intValueExact());
    }
}
