package io.yanhuo.storefront.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.DinerSessions;
import io.yanhuo.access.Who;
import io.yanhuo.members.Coupons;
import io.yanhuo.menu.Menu;
import io.yanhuo.ordering.Store;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Doors to the menu: a dish's own page, the code on a table, a coupon on the way in. */
@Controller
@OnFace(Face.STOREFRONT)
@Allow(Who.ANYONE)
class DinerDishes {
    private final Menu menu;
    private final Store store;
    private final Coupons coupons;
    private final DinerSessions sessions;

    DinerDishes(Menu menu, Store store, Coupons coupons, DinerSessions sessions) {
        this.menu = menu;
        this.store = store;
        this.coupons = coupons;
        this.sessions = sessions;
    }

    /** For a shared link, and for ordering without a script. */
    @GetMapping("/dishes/{id}")
    String dish(@PathVariable String id, Model model) {
        var dish =
                menu.view().categories().stream()
                        .flatMap(category -> category.dishes().stream())
                        .filter(it -> it.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new Refused(new StorefrontRefusal.NoSuchDish()));
        model.addAttribute("dish", dish);
        model.addAttribute("store", store.now());
        if (dish.picture() != null) {
            model.addAttribute("image", "/pictures/" + dish.picture() + "/full.jpg");
        }
        return "storefront/web/dish";
    }

    /** What the code on a table opens. */
    @GetMapping("/table/{code}")
    ModelAndView table(@PathVariable String code, HttpServletResponse response) {
        if (store.table(code).isEmpty()) throw new Refused(new StorefrontRefusal.NoSuchTable());
        response.addHeader(HttpHeaders.SET_COOKIE, TableCookie.set(code));
        return See.other("/");
    }

    @PostMapping("/table/leaving")
    ModelAndView leave(HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, TableCookie.forget());
        return See.other("/");
    }

    @PostMapping("/coupons/{offer}/taking")
    ModelAndView take(
            @PathVariable String offer,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response) {
        var diner = actor.kind() == Who.DINER ? actor : sessions.ensure(request, response);
        coupons.take(offer, diner.id());
        return See.other("/");
    }
}
