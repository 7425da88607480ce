package io.yanhuo.ordering.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.ordering.OrderDesk;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The big buttons of the desk; each goes back to where it was pressed. */
@Controller
@RequestMapping("/admin/orders/{id}")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.ORDERS_HANDLE, alsoClosed = true)
class OrderStepsController {
    private final OrderDesk desk;

    OrderStepsController(OrderDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/acceptance")
    String accept(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean list,
            Actor actor) {
        desk.accept(id, actor);
        return back(id, list);
    }

    @PostMapping("/readiness")
    String finish(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean list,
            Actor actor) {
        desk.finish(id, actor);
        return back(id, list);
    }

    @PostMapping("/dispatch")
    String dispatch(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean list,
            Actor actor) {
        desk.dispatch(id, actor);
        return back(id, list);
    }

    @PostMapping("/handover")
    String handOver(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean list,
            Actor actor) {
        desk.handOver(id, actor);
        return back(id, list);
    }

    private static String back(String id, boolean list) {
        return list ? "redirect:/admin/orders" : "redirect:/admin/orders/" + id;
    }
}
