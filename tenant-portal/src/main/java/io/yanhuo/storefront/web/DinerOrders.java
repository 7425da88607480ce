package io.yanhuo.storefront.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.CountedAs;
import io.yanhuo.access.Traffic;
import io.yanhuo.access.Who;
import io.yanhuo.menu.Menu;
import io.yanhuo.ordering.OrderChanges;
import io.yanhuo.ordering.OrderView;
import io.yanhuo.ordering.Ordering;
import io.yanhuo.ordering.Store;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A diner's own orders: followed live, cancelled while unpaid, ordered again. */
@Controller
@OnFace(Face.STOREFRONT)
class DinerOrders {
    private static final int SHOWN = 30;

    private final Ordering ordering;
    private final OrderChanges changes;
    private final Store store;
    private final Menu menu;
    private final Shop shop;

    DinerOrders(Ordering ordering, OrderChanges changes, Store store, Menu menu, Shop shop) {
        this.ordering = ordering;
        this.changes = changes;
        this.store = store;
        this.menu = menu;
        this.shop = shop;
    }

    @GetMapping("/orders")
    @Allow(Who.ANYONE)
    ModelAndView list(Actor actor) {
        var orders =
                actor.kind() == Who.DINER
                        ? ordering.ofDiner(actor.id(), SHOWN)
                        : List.<OrderView>of();
        var entries = orders.stream().map(order -> OrderPage.of(order, "", shop.zone())).toList();
        return new ModelAndView("storefront/web/orders", "orders", entries);
    }

    @GetMapping("/orders/{id}")
    @Allow(Who.DINER)
    ModelAndView show(@PathVariable String id, Actor diner) {
        var order = ordering.find(id, diner.id());
        var page = OrderPage.of(order, store.now().phone(), shop.zone());
        return new ModelAndView("storefront/web/order", "page", page);
    }

    /** For pages whom no event reaches: just the state. */
    @GetMapping(value = "/orders/{id}/state", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    @Allow(Who.DINER)
    String state(@PathVariable String id, Actor diner) {
        return ordering.find(id, diner.id()).status().name();
    }

    @GetMapping(value = "/orders/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allow(Who.DINER)
    SseEmitter events(@PathVariable String id, Actor diner) {
        return changes.of(ordering.find(id, diner.id()).id());
    }

    @PostMapping("/orders/{id}/cancellation")
    @CountedAs(Traffic.MONEY)
    @Allow(Who.DINER)
    ModelAndView cancel(@PathVariable String id, Actor diner) {
        ordering.cancel(id, diner.id());
        return See.other("/orders/" + id);
    }

    /** The same again, at the prices of today; what is no longer on the menu is left out. */
    @GetMapping("/orders/{id}/again")
    @Allow(Who.DINER)
    ModelAndView again(@PathVariable String id, Actor diner) {
        var order = ordering.find(id, diner.id());
        var items = new Again(menu.view()).items(order.lines());
        if (items.isEmpty()) throw new Refused(new StorefrontRefusal.NothingLeft());
        var query = "?way=" + order.fulfilment() + "&item=" + String.join("&item=", items);
        return See.other("/checkout" + query);
    }
}
