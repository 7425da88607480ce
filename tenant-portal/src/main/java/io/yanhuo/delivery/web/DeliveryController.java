package io.yanhuo.delivery.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Audit;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.delivery.Delivery;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
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

/** How far and for how much the restaurant delivers. */
@Controller
@RequestMapping("/admin/delivery")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.SETTINGS_EDIT, support = SupportMay.CHANGE)
class DeliveryController {
    private static final String VIEW = "delivery/web/delivery";

    private final Delivery delivery;
    private final Audit audit;

    DeliveryController(Delivery delivery, Audit audit) {
        this.delivery = delivery;
        this.audit = audit;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        WorkspaceEntry deliveryEntry() {
            return new WorkspaceEntry(
                    "delivery.navigation",
                    "/admin/delivery",
                    Permission.SETTINGS_EDIT,
                    230,
                    "truck-delivery");
        }
    }

    @GetMapping
    String show(Model model) {
        var rules = delivery.rules();
        model.addAttribute("delivery", DeliveryForm.of(rules));
        model.addAttribute("rules", rules);
        return VIEW;
    }

    @PostMapping
    ModelAndView change(
            @ModelAttribute("delivery") DeliveryForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash) {
        var rules = form.rules(errors);
        if (rules == null) {
            model.addAttribute("rules", delivery.rules());
            return new ModelAndView(VIEW, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        delivery.change(rules);
        audit.record("delivery.rules-changed", "delivery", rules.inShort());
        flash.addFlashAttribute("notice", "delivery.saved");
        return new ModelAndView("redirect:/admin/delivery");
    }
}
