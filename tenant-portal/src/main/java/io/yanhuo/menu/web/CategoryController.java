package io.yanhuo.menu.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.menu.CategoryEditing;
import io.yanhuo.menu.MenuRefusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The parts of the menu: names, order, what is hidden. */
@Controller
@RequestMapping("/admin/categories")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.MENU_EDIT, support = SupportMay.CHANGE)
class CategoryController {
    private static final String LIST = "redirect:/admin/categories";
    private static final String FORM = "form";
    private static final String NOTICE = "notice";

    private final CategoryEditing editing;

    CategoryController(CategoryEditing editing) {
        this.editing = editing;
    }

    record Form(
            @NotBlank(message = "{menu.category.name-missing}")
                    @Size(max = 20, message = "{menu.category.name-long}")
                    String name,
            @Nullable String parentId,
            boolean hidden,
            long version) {
        @Nullable String parent() {
            return parentId == null || parentId.isBlank() ? null : parentId;
        }
    }

    @GetMapping
    ModelAndView list() {
        return new ModelAndView("menu/web/categories").addObject("categories", editing.all());
    }

    @GetMapping("/new")
    ModelAndView blank(@RequestParam(required = false) @Nullable String parent) {
        return page(null).addObject(FORM, new Form("", parent, false, 0));
    }

    @PostMapping
    ModelAndView add(
            @Valid @ModelAttribute(FORM) Form form,
            BindingResult errors,
            RedirectAttributes flash) {
        if (errors.hasErrors()) return refused(null);
        try {
            editing.add(form.name().strip(), form.parent());
        } catch (Refused refused) {
            return explained(refused, errors, null);
        }
        flash.addFlashAttribute(NOTICE, "menu.category.added");
        return new ModelAndView(LIST);
    }

    @GetMapping("/{id}")
    ModelAndView open(@PathVariable String id) {
        var c = editing.get(id);
        return page(id).addObject(FORM, new Form(c.name(), c.parentId(), c.hidden(), c.version()));
    }

    @PostMapping("/{id}")
    ModelAndView save(
            @PathVariable String id,
            @Valid @ModelAttribute(FORM) Form form,
            BindingResult errors,
            RedirectAttributes flash) {
        if (errors.hasErrors()) return refused(id);
        try {
            editing.change(id, form.version(), form.name().strip(), form.parent(), form.hidden());
        } catch (Refused refused) {
            return explained(refused, errors, id);
        }
        flash.addFlashAttribute(NOTICE, "menu.category.saved");
        return new ModelAndView(LIST);
    }

    @PostMapping("/{id}/position")
    String move(@PathVariable String id, @RequestParam boolean up) {
        editing.move(id, up);
        return LIST + "#category-" + id;
    }

    @PostMapping("/{id}/hiding")
    String hide(@PathVariable String id, @RequestParam boolean hidden) {
        editing.hide(id, hidden);
        return LIST + "#category-" + id;
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable String id, RedirectAttributes flash) {
        editing.remove(id);
        flash.addFlashAttribute(NOTICE, "menu.category.removed");
        return LIST;
    }

    private ModelAndView refused(@Nullable String id) {
        var page = page(id);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** What concerns a field of the form is said there; the rest is a page of its own. */
    private ModelAndView explained(Refused refused, BindingResult errors, @Nullable String id) {
        var reason = refused.refusal();
        var field =
                switch (reason) {
                    case MenuRefusal.NameTaken _ -> "name";
                    case MenuRefusal.TooDeep _ -> "parentId";
                    default -> throw refused;
                };
        errors.rejectValue(field, reason.code(), reason.arguments().toArray(), reason.code());
        return refused(id);
    }

    private ModelAndView page(@Nullable String id) {
        var parents = editing.all().stream().filter(c -> c.level() < 3 && !c.id().equals(id));
        return new ModelAndView("menu/web/category")
                .addObject("id", id)
                .addObject("parents", options(parents.toList()));
    }

    private static List<DishPage.Option> options(List<CategoryEditing.Sheet> parents) {
        return parents.stream()
                .map(c -> new DishPage.Option(c.id(), "　".repeat(c.level() - 1) + c.name()))
                .toList();
    }
}
