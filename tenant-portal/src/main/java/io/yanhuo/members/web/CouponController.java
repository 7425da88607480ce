package io.yanhuo.members.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Audit;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.members.CouponDesk;
import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Feature;
import io.yanhuo.tenancy.OnFace;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Coupons that the restaurant offers to its diners. */
@Controller
@RequestMapping("/admin/coupons")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.MARKETING_EDIT, support = SupportMay.CHANGE)
class CouponController {
    private final CouponDesk desk;
    private final Allowances allowances;
    private final Audit audit;

    CouponController(CouponDesk desk, Allowances allowances, Audit audit) {
        this.allowances = allowances;
        this.desk = desk;
        this.audit = audit;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        WorkspaceEntry couponEntry() {
            return new WorkspaceEntry(
                    "members.coupons.navigation",
                    "/admin/coupons",
                    Permission.MARKETING_EDIT,
                    110,
                    "ticket");
        }
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("coupon", CouponForm.EMPTY);
        return show(model);
    }

    @PostMapping
    ModelAndView offer(
            @ModelAttribute("coupon") CouponForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash) {
        var terms = form.terms(errors);
        if (terms == null) {
            return new ModelAndView(show(model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        audit.record("coupon.offered", desk.offer(terms), terms.name());
        return done(flash, "members.coupons.offered");
    }

    @PostMapping("/{id}/closing")
    ModelAndView close(@PathVariable String id, RedirectAttributes flash) {
        desk.open(id, false);
        audit.record("coupon.closed", id, "");
        return done(flash, "members.coupons.closed");
    }

    @PostMapping("/{id}/opening")
    ModelAndView open(@PathVariable String id, RedirectAttributes flash) {
        desk.open(id, true);
        audit.record("coupon.opened", id, "");
        return done(flash, "members.coupons.opened");
    }

    private String show(Model model) {
        model.addAttribute("offers", desk.all());
        model.addAttribute("full", allowances.missing(Feature.COUPONS));
        return "members/web/coupons";
    }

    private static ModelAndView done(RedirectAttributes flash, String notice) {
        flash.addFlashAttribute("notice", notice);
        return new ModelAndView("redirect:/admin/coupons");
    }
}
