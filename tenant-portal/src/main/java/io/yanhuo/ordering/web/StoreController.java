package io.yanhuo.ordering.web;

import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.ordering.OrderRefusal.DeliveryNotSetUp;
import io.yanhuo.ordering.Store;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.validation.Valid;
import java.time.DayOfWeek;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** When the store is open, what it offers, and how it handles orders. */
@Controller
@RequestMapping("/admin/store")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.SETTINGS_EDIT, support = SupportMay.CHANGE)
class StoreController {
    private final Store store;

    StoreController(Store store) {
        this.store = store;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("store", StoreForm.of(store.settings()));
        return page(model);
    }

    @PostMapping
    ModelAndView change(
            @Valid @ModelAttribute("store") StoreForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash) {
        if (!errors.hasErrors()) save(form, errors);
        if (errors.hasErrors()) {
            return new ModelAndView(page(model), model.asMap(), UNPROCESSABLE_CONTENT);
        }
        flash.addFlashAttribute("notice", "ordering.store.saved");
        return new ModelAndView("redirect:/admin/store");
    }

    private void save(StoreForm form, BindingResult errors) {
        try {
            store.change(form.settings());
        } catch (IllegalArgumentException _) {
            errors.reject("ordering.store.hours.wrong");
        } catch (Refused refused) {
            if (!(refused.refusal() instanceof DeliveryNotSetUp missing)) throw refused;
            errors.rejectValue("delivery", missing.code());
        }
    }

    private String page(Model model) {
        model.addAttribute("state", store.now());
        model.addAttribute("days", DayOfWeek.values());
        model.addAttribute("windows", HoursInput.WINDOWS);
        return "ordering/web/store";
    }
}
