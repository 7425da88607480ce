package io.yanhuo.menu.web;

import static java.util.stream.Collectors.groupingBy;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.menu.CategoryEditing;
import io.yanhuo.menu.DishDesk;
import io.yanhuo.menu.StarterMenus;
import io.yanhuo.menu.web.DishCard.Viewer;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenants;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All dishes, part by part, as the people of the restaurant work with them. */
@Controller
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.STOCK_EDIT, support = SupportMay.CHANGE)
class DishListController {
    private final DishDesk desk;
    private final CategoryEditing categories;
    private final StarterMenus starters;
    private final Tenants tenants;

    DishListController(
            DishDesk desk, CategoryEditing categories, StarterMenus starters, Tenants tenants) {
        this.desk = desk;
        this.categories = categories;
        this.starters = starters;
        this.tenants = tenants;
    }

    record Part(String id, String name, boolean hidden, List<DishCard> dishes) {}

    @GetMapping("/admin/dishes")
    String list(@RequestParam(defaultValue = "") String q, Actor actor, Model model) {
        var viewer = viewer(actor);
        var byCategory = desk.list(q).stream().collect(groupingBy(DishDesk.Row::categoryId));
        var parts =
                categories.all().stream()
                        .map(c -> part(c, byCategory.getOrDefault(c.id(), List.of()), viewer))
                        .filter(part -> q.isBlank() || !part.dishes().isEmpty())
                        .toList();
        model.addAttribute("parts", parts);
        model.addAttribute("q", q);
        model.addAttribute("viewer", viewer);
        model.addAttribute("starters", viewer.edits() && q.isBlank() ? starters.left() : 0);
        model.addAttribute("empty", parts.stream().allMatch(part -> part.dishes().isEmpty()));
        return "menu/web/dishes";
    }

    @PostMapping("/admin/starter-menu/removal")
    @Allow(value = Who.STAFF, may = Permission.MENU_EDIT, support = SupportMay.CHANGE)
    String clearStarter(RedirectAttributes flash) {
        starters.clear();
        flash.addFlashAttribute("notice", "menu.starter.cleared");
        return "redirect:/admin/dishes";
    }

    private Viewer viewer(Actor actor) {
        return Viewer.of(actor.role(), ZoneId.of(tenants.current().timeZone()));
    }

    private static Part part(
            CategoryEditing.Sheet category, List<DishDesk.Row> dishes, Viewer viewer) {
        var cards = dishes.stream().map(dish -> DishCard.of(dish, viewer)).toList();
        return new Part(category.id(), category.name(), category.hidden(), cards);
    }
}
