package io.yanhuo.menu.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.menu.Stations;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where in the kitchen dishes are made. */
@Controller
@RequestMapping("/admin/stations")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.MENU_EDIT, support = SupportMay.CHANGE)
class StationController {
    private static final String LIST = "redirect:/admin/stations";
    private static final String NEW = "";
    private static final int LONGEST = 20;

    private final Stations stations;

    StationController(Stations stations) {
        this.stations = stations;
    }

    /** What is wrong with a name, and whose it is; arguments of the text. */
    record Problem(String id, String typed, String text, List<Object> arguments) {}

    @GetMapping
    ModelAndView list() {
        return page();
    }

    @PostMapping
    ModelAndView add(@RequestParam(defaultValue = "") String name, RedirectAttributes flash) {
        return named(NEW, name, () -> stations.add(name.strip()), flash);
    }

    @PostMapping("/{id}")
    ModelAndView rename(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes flash) {
        return named(id, name, () -> stations.rename(id, name.strip()), flash);
    }

    @PostMapping("/{id}/removal")
    ModelAndView remove(@PathVariable String id, RedirectAttributes flash) {
        return attempted(id, NEW, () -> stations.remove(id), flash);
    }

    private ModelAndView named(String id, String name, Runnable act, RedirectAttributes flash) {
        var length = name.strip().length();
        if (length == 0)
            return refused(new Problem(id, name, "menu.station.name-missing", List.of()));
        if (length > LONGEST) {
            return refused(new Problem(id, name, "menu.form.too-long", List.of(LONGEST, length)));
        }
        return attempted(id, name, act, flash);
    }

    private ModelAndView attempted(
            String id, String typed, Runnable act, RedirectAttributes flash) {
        try {
            act.run();
        } catch (Refused refused) {
            var reason = refused.refusal();
            return refused(new Problem(id, typed, reason.code(), reason.arguments()));
        }
        flash.addFlashAttribute("notice", "menu.station.saved");
        return new ModelAndView(LIST);
    }

    private ModelAndView refused(Problem problem) {
        var page = page().addAllObjects(Map.of("problem", problem));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page() {
        return new ModelAndView("menu/web/stations").addObject("stations", stations.all());
    }
}
