package io.yanhuo.workspace.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Role;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.ordering.OrderFilter.Tab;
import io.yanhuo.ordering.OrderStatus;
import io.yanhuo.ordering.Store;
import io.yanhuo.signup.Checklist;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.workspace.TodaysWork;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What people see first: how the day goes, and where they work. */
@Controller
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, support = SupportMay.LOOK)
class HomeController {
    private static final List<Tab> QUEUES =
            List.of(Tab.PAID, Tab.PREPARING, Tab.READY, Tab.DELIVERING);

    private final TodaysWork work;
    private final Store store;
    private final Checklist checklist;

    HomeController(TodaysWork work, Store store, Checklist checklist) {
        this.work = work;
        this.store = store;
        this.checklist = checklist;
    }

    /**
     * @param of how many orders are in it
     */
    record Queue(Tab tab, long of) {}

    @GetMapping("/admin")
    String home(Actor actor, Model model) {
        boolean orders = may(actor.role(), Permission.ORDERS_VIEW);
        boolean sales = may(actor.role(), Permission.FIGURES_VIEW);
        var day = work.now(orders, sales);
        if (orders) model.addAttribute("queues", queues(day.open()));
        if (sales) {
            var week = day.week();
            model.addAttribute("today", week.getLast());
            model.addAttribute("yesterday", week.get(week.size() - 2));
            model.addAttribute("week", WeekChart.of(week));
            model.addAttribute("dishes", day.dishes());
        }
        if (may(actor.role(), Permission.SETTINGS_EDIT)) {
            var items = checklist.items();
            if (!items.isEmpty()) model.addAttribute("steps", Steps.of(items));
        }
        model.addAttribute("store", store.now());
        model.addAttribute("name", actor.name());
        return "workspace/web/home";
    }

    private static List<Queue> queues(Map<OrderStatus, Long> open) {
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
