package io.yanhuo.storefront.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.CountedAs;
import io.yanhuo.access.DinerSessions;
import io.yanhuo.access.Traffic;
import io.yanhuo.access.Who;
import io.yanhuo.members.Addresses;
import io.yanhuo.members.SavedAddress;
import io.yanhuo.ordering.Basket;
import io.yanhuo.ordering.Checkout;
import io.yanhuo.ordering.Fulfilment;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** From basket to order: shows what it costs, asks where to, places it. */
@Controller
@OnFace(Face.STOREFRONT)
@Allow(Who.ANYONE)
class DinerCheckout {
    private final Quotes quotes;
    private final CheckoutPages pages;
    private final Checkout checkout;
    private final Addresses addresses;
    private final DinerSessions sessions;

    DinerCheckout(
            Quotes quotes,
            CheckoutPages pages,
            Checkout checkout,
            Addresses addresses,
            DinerSessions sessions) {
        this.quotes = quotes;
        this.pages = pages;
        this.checkout = checkout;
        this.addresses = addresses;
        this.sessions = sessions;
    }

    @GetMapping("/checkout")
    ModelAndView open(
            Actor actor,
            @RequestParam MultiValueMap<String, String> query,
            HttpServletRequest request,
            HttpServletResponse response) {
        // Whoever kept the address or came back to it without a basket begins at the menu.
        if (!query.containsKey("item") && !query.containsKey("sku")) return See.other("/");
        var table = TableCookie.code(request);
        var form = CheckoutForm.of(query, table == null ? Fulfilment.PICKUP : Fulfilment.DINE_IN);
        if (Items.read(form.items()).isEmpty()) {
            throw new Refused(new StorefrontRefusal.EmptyBasket());
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var read = quotes.read(id(actor), form, true, table);
        return pages.show(read, Map.of(), List.of());
    }

    /** Another way, coupon or place: what would it cost then? Changes nothing. */
    @PostMapping("/checkout/quote")
    ModelAndView quote(
            Actor actor,
            @RequestParam MultiValueMap<String, String> body,
            HttpServletRequest request) {
        var form = CheckoutForm.of(body, Fulfilment.PICKUP);
        var read = quotes.read(id(actor), form, false, TableCookie.code(request));
        return pages.show(read, Map.of(), List.of());
    }

    @PostMapping("/checkout")
    @CountedAs(Traffic.MONEY)
    ModelAndView place(
            @RequestParam MultiValueMap<String, String> body,
            HttpServletRequest request,
            HttpServletResponse response) {
        var diner = sessions.ensure(request, response).id();
        var form = CheckoutForm.of(body, Fulfilment.PICKUP);
        var table = TableCookie.code(request);
        boolean delivered = form.way() == Fulfilment.DELIVERY;
        var book = delivered ? addresses.list(diner) : List.<SavedAddress>of();
        var errors = delivered ? form.address().errors(book) : Map.<String, String>of();
        if (!errors.isEmpty()) return again(diner, form, table, errors, null);
        try {
            var to = delivered ? form.address().address(book) : null;
            var order = place(diner, form, table, to);
            if (delivered && form.address().keep()) keep(diner, form.address(), book);
            return See.other("/orders/" + order + "/pay");
        } catch (Refused refused) {
            return again(diner, form, table, Map.of(), refused.refusal());
        }
    }

    private String place(
            String diner, CheckoutForm form, @Nullable String table, Basket.@Nullable Address to) {
        boolean coupon = !form.coupon().isEmpty() && !form.coupon().equals(CheckoutForm.NO_COUPON);
        var basket = form.basket(table, to, coupon ? form.coupon() : null);
        var source = table == null ? "web" : "table";
        return checkout.place(diner, basket, Money.ofFen(form.seen()), form.key(), source);
    }

    /** The order stands, whether or not the address book has room. */
    private void keep(String diner, AddressForm form, List<SavedAddress> book) {
        if (book.stream().anyMatch(entry -> entry.id().equals(form.saved()))) return;
        var typed = form.typed();
        if (book.stream().anyMatch(entry -> entry.entry().equals(typed))) return;
        try {
            addresses.save(diner, null, typed);
        } catch (Refused _) {
            // Full: the diner sees that in the address book.
        }
    }

    private ModelAndView again(
            String diner,
            CheckoutForm form,
            @Nullable String table,
            Map<String, String> errors,
            @Nullable Refusal refusal) {
        var read = quotes.read(diner, form, false, table);
        var page = pages.show(read, errors, refusal == null ? List.of() : List.of(refusal));
        page.setStatus(refusal == null ? HttpStatus.UNPROCESSABLE_CONTENT : refusal.status());
        return page;
    }

    private static String id(Actor actor) {
        return actor.kind() == Who.DINER ? actor.id() : "";
    }
}
