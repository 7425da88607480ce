package io.yanhuo.menu.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.menu.DishDesk;
import io.yanhuo.menu.DishEditing;
import io.yanhuo.menu.Openings;
import io.yanhuo.menu.Stock;
import io.yanhuo.menu.web.DishCard.Viewer;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenants;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The quick changes of the list; htmx gets the changed row, a plain browser the list. */
@Controller
@OnFace(Face.WORKSPACE)
class DishShelfController {
    private static final String HTMX = "HX-Request";
    private static final String UNCOUNTED = "";

    private final DishDesk desk;
    private final DishEditing editing;
    private final Stock stock;
    private final Openings openings;
    private final Tenants tenants;

    DishShelfController(
            DishDesk desk, DishEditing editing, Stock stock, Openings openings, Tenants tenants) {
        this.desk = desk;
        this.editing = editing;
        this.stock = stock;
        this.openings = openings;
        this.tenants = tenants;
    }

    enum Back {
        AT_NEXT_OPENING,
        WHEN_SAID,
        NOW
    }

    @PostMapping("/admin/dishes/{id}/shelf")
    @Allow(value = Who.STAFF, may = Permission.MENU_EDIT, support = SupportMay.CHANGE)
    String shelve(
            @PathVariable String id,
            @RequestParam boolean on,
            @RequestHeader(name = HTMX, required = false) @Nullable String htmx,
            Actor actor,
            Model model) {
        editing.shelve(id, on);
        return shown(desk.row(id), htmx, actor, model);
    }

    @PostMapping("/admin/dishes/{id}/sold-out")
    @Allow(value = Who.STAFF, may = Permission.STOCK_EDIT, support = SupportMay.CHANGE)
    String sellOut(
            @PathVariable String id,
            @RequestParam Back back,
            @RequestHeader(name = HTMX, required = false) @Nullable String htmx,
            Actor actor,
            Model model) {
        editing.sellOut(id, until(back));
        return shown(desk.row(id), htmx, actor, model);
    }

    /**
     * Says how many are left. What was sold since the page was shown is taken into account.
     *
     * @param seen what the page showed
     */
    @PostMapping("/admin/skus/{id}/stock")
    @Allow(value = Who.STAFF, may = Permission.STOCK_EDIT, support = SupportMay.CHANGE)
    String count(
            @PathVariable String id,
            @RequestParam(defaultValue = UNCOUNTED) String count,
            @RequestParam(defaultValue = UNCOUNTED) String seen,
            @RequestHeader(name = HTMX, required = false) @Nullable String htmx,
            Actor actor,
            Model model) {
        new StockField(count, seen).apply(stock, id);
        return shown(desk.rowOfSku(id), htmx, actor, model);
    }

    @PostMapping("/admin/dishes/{id}/position")
    @Allow(value = Who.STAFF, may = Permission.MENU_EDIT, support = SupportMay.CHANGE)
    String move(@PathVariable String id, @RequestParam boolean up) {
        editing.move(id, up);
        return "redirect:/admin/dishes#dish-" + id;
    }

    private @Nullable Instant until(Back back) {
        return switch (back) {
            case NOW -> null;
            case WHEN_SAID -> DishEditing.UNTIL_FURTHER_NOTICE;
            case AT_NEXT_OPENING -> openings.next().orElse(DishEditing.UNTIL_FURTHER_NOTICE);
        };
    }

    private String shown(DishDesk.Row row, @Nullable String htmx, Actor actor, Model model) {
        if (htmx == null) return "redirect:/admin/dishes#dish-" + row.id();
        var viewer = Viewer.of(actor.role(), ZoneId.of(tenants.current().timeZone()));
        model.addAttribute("viewer", viewer);
        model.addAttribute("dish", DishCard.of(row, viewer));
        return "menu/web/dish-card :: card";
    }
}
