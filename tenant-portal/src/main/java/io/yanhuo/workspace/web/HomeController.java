package io.yanhuo.workspace.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Who;
import io.yanhuo.menu.Menu;
import io.yanhuo.ordering.Figures;
import io.yanhuo.signup.Checklist;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What people see first: how the day goes, and where they work. */
@Controller
@OnFace(Face.WORKSPACE)
@Allow(Who.STAFF)
class HomeController {
    private final Figures figures;
    private final Menu menu;
    private final Checklist checklist;

    HomeController(Figures figures, Menu menu, Checklist checklist) {
        this.figures = figures;
        this.menu = menu;
        this.checklist = checklist;
    }

    @GetMapping("/admin")
    String home(Actor actor, Model model) {
        if (may(actor.role(), Permission.FIGURES_VIEW)) {
            model.addAttribute("today", figures.today());
            model.addAttribute("dishes", menu.dishCount());
        }
        if (may(actor.role(), Permission.SETTINGS_EDIT)) {
            var items = checklist.items();
            long done = items.stream().filter(Checklist.Item::done).count();
            if (done < items.size()) model.addAttribute("checklist", items);
            model.addAttribute("done", done);
        }
        model.addAttribute("name", actor.name());
        return "workspace/web/home";
    }

    private static boolean may(@Nullable StaffRole role, Permission permission) {
        return role != null && role.permissions().contains(permission);
    }
}
