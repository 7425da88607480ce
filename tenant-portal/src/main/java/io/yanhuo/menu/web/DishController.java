package io.yanhuo.menu.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.menu.DishDesk;
import io.yanhuo.menu.DishEditing;
import io.yanhuo.menu.MenuRefusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.LimitRefusal;
import io.yanhuo.tenancy.OnFace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The editor of a dish: photo, specs and add-ons in one form. */
@Controller
@RequestMapping("/admin/dishes")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.MENU_EDIT, support = SupportMay.CHANGE)
class DishController {
    private static final String NOTICE = "notice";

    private final DishDesk desk;
    private final DishEditing editing;
    private final DishPage page;
    private final DishPhoto photos;

    DishController(DishDesk desk, DishEditing editing, DishPage page, DishPhoto photos) {
        this.desk = desk;
        this.editing = editing;
        this.page = page;
        this.photos = photos;
    }

    @GetMapping("/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String category) {
        return page.show(DishForm.blank(category, page.firstStation()), null);
    }

    @PostMapping
    ModelAndView create(
            @ModelAttribute DishForm typed,
            BindingResult binding,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            RedirectAttributes flash) {
        var taken = photos.take(typed.withoutBlanks(), photo);
        var errors = taken.check();
        if (errors.hasErrors()) return page.refuse(taken.form(), null, errors);
        try {
            var id = editing.create(taken.form().draft());
            flash.addFlashAttribute(NOTICE, "menu.dish.created");
            return list(id);
        } catch (Refused refused) {
            if (!(refused.refusal() instanceof LimitRefusal full)) throw refused;
            return page.full(taken.form(), full);
        }
    }

    @GetMapping("/{id}")
    ModelAndView open(@PathVariable String id) {
        return page.show(DishForm.of(desk.sheet(id)), id);
    }

    @PostMapping("/{id}")
    ModelAndView save(
            @PathVariable String id,
            @ModelAttribute DishForm typed,
            BindingResult binding,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            RedirectAttributes flash) {
        var taken = photos.take(typed.withoutBlanks(), photo);
        var errors = taken.check();
        if (errors.hasErrors()) return page.refuse(taken.form(), id, errors);
        return saved(id, taken.form(), flash);
    }

    private ModelAndView saved(String id, DishForm form, RedirectAttributes flash) {
        try {
            editing.change(id, form.seenVersion(), form.draft());
        } catch (Refused refused) {
            if (!(refused.refusal() instanceof MenuRefusal.ChangedMeanwhile)) throw refused;
            return page.conflict(form.withVersion(desk.sheet(id).version()), id);
        }
        flash.addFlashAttribute(NOTICE, "menu.dish.saved");
        return list(id);
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable String id, RedirectAttributes flash) {
        editing.remove(id);
        flash.addFlashAttribute(NOTICE, "menu.dish.removed");
        return "redirect:/admin/dishes";
    }

    private static ModelAndView list(String id) {
        return new ModelAndView("redirect:/admin/dishes#dish-" + id);
    }
}
