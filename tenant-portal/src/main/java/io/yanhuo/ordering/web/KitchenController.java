package io.yanhuo.ordering.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.menu.Stations;
import io.yanhuo.ordering.Kitchen;
import io.yanhuo.ordering.OrderChanges;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The screens in the kitchen, one for each station and one for everything. */
@Controller
@RequestMapping("/admin/kitchen")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.KITCHEN_WORK, alsoClosed = true)
class KitchenController {
    private final Kitchen kitchen;
    private final Stations stations;
    private final OrderChanges changes;

    KitchenController(Kitchen kitchen, Stations stations, OrderChanges changes) {
        this.kitchen = kitchen;
        this.stations = stations;
        this.changes = changes;
    }

    @GetMapping
    String everything(Model model) {
        return station(Kitchen.ALL, model);
    }

    @GetMapping("/{station}")
    String station(@PathVariable String station, Model model) {
        model.addAttribute("seen", changes.state());
        model.addAttribute("station", station);
        model.addAttribute("stations", stations.all());
        model.addAttribute("board", kitchen.board(station));
        return "ordering/web/kitchen";
    }

    @PostMapping("/{station}/orders/{id}/lines/{line}/start")
    String start(
            @PathVariable String station,
            @PathVariable String id,
            @PathVariable String line,
            Actor actor) {
        kitchen.start(id, line, actor);
        return back(station);
    }

    @PostMapping("/{station}/orders/{id}/lines/{line}/ready")
    String finish(
            @PathVariable String station,
            @PathVariable String id,
            @PathVariable String line,
            Actor actor) {
        kitchen.finish(id, line, actor);
        return back(station);
    }

    @PostMapping("/{station}/orders/{id}/lines/{line}/undo")
    String undo(
            @PathVariable String station,
            @PathVariable String id,
            @PathVariable String line,
            Actor actor) {
        kitchen.undo(id, line, actor);
        return back(station);
    }

    @PostMapping("/{station}/orders/{id}/ready")
    String finishAll(@PathVariable String station, @PathVariable String id, Actor actor) {
        kitchen.finishAll(id, station, actor);
        return back(station);
    }

    @PostMapping("/{station}/orders/{id}/seen")
    String seen(@PathVariable String station, @PathVariable String id, Actor actor) {
        kitchen.voidSeen(id, actor);
        return back(station);
    }

    private static String back(String station) {
        return "redirect:/admin/kitchen/" + station;
    }
}
