package io.yanhuo.workspace.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Role;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.menu.Menu;
import io.yanhuo.ordering.Figures;
import io.yanhuo.ordering.OrderDesk;
import io.yanhuo.ordering.OrderFilter.Tab;
import io.yanhuo.ordering.Store;
import io.yanhuo.signup.Checklist;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What people see first: how the day goes, and where they work. */
@Controller
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, support = SupportMay.LOOK)
class HomeController {
    private static final int WEEK = 7;
    private static final List<Tab> QUEUES =
            List.of(Tab.PAID, Tab.PREPARING, Tab.READY, Tab.DELIVERING);

    private final Figures figures;
    private final OrderDesk desk;
    private final Store store;
    private final Menu menu;
    private final Checklist checklist;

    HomeController(Figures figures, OrderDesk desk, Store store, Menu menu, Checklist checklist) {
        this.figures = figures;
        this.desk = desk;
        this.store = store;
        this.menu = menu;
        this.checklist = checklist;
    }

    /**
     * @param of how many orders are in it
     */
    record Queue(Tab tab, long of) {}

    @GetMapping("/admin")
    String home(Actor actor, Model model) {
        if (may(actor.role(), Permission.ORDERS_VIEW)) model.addAttribute("queues", queues());
        if (may(actor.role(), Permission.FIGURES_VIEW)) {
            var week = figures.lately(WEEK);
            model.addAttribute("today", week.getLast());
            model.addAttribute("yesterday", week.get(WEEK - 2));
            model.addAttribute("week", WeekChart.of(week));
            model.addAttribute("dishes", menu.dishCount());
        }
        if (may(actor.role(), Permission.SETTINGS_EDIT)) {
            var items = checklist.items();
            if (!items.isEmpty()) model.addAttribute("steps", Steps.of(items));
        }
        model.addAttribute("store", store.now());
        model.addAttribute("name", actor.name());
        return "workspace/web/home";
    }

    private List<Queue> queues() {
        var open = desk.open();
        return QUEUES.stream()
                .map(tab ->
                        new Queue(
                                tab,
                                tab.statuses().stream()
                                        .mapToLong(s -> open.getOrDefault(s, 0L))
                                        .sum()))
                .toList();
    }

    /**
     * What a new restaurant still has to do.
     *
     * @param next the first that is open; null when all is done
     * @param sells whether it has had an order
     */
    record Steps(List<Checklist.Item> items, Checklist.@Nullable Item next, boolean sells) {
        static Steps of(List<Checklist.Item> items) {
            var next = items.stream().filter(item -> !item.done()).findFirst().orElse(null);
            return new Steps(items, next, items.getLast().done());
        }

        public long done() {
            return items.stream().filter(Checklist.Item::done).count();
        }
    }

    private static boolean may(@Nullable Role role, Permission permission) {
        return role != null && role.permissions().contains(permission);
    }
}
