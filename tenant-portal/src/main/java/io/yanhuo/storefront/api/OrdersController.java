package io.yanhuo.storefront.api;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.CountedAs;
import io.yanhuo.access.Diners;
import io.yanhuo.access.Traffic;
import io.yanhuo.access.Who;
import io.yanhuo.access.WxApps;
import io.yanhuo.ordering.Checkout;
import io.yanhuo.ordering.OrderView;
import io.yanhuo.ordering.Ordering;
import io.yanhuo.payments.PayWay;
import io.yanhuo.shared.ApiBody;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.TenantScope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** Places, pays for, follows and cancels the orders of the diner who asks. */
@ApiController
@Allow(Who.DINER)
class OrdersController {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final int SHOWN = 30;

    private final Checkout checkout;
    private final Ordering ordering;
    private final Diners diners;
    private final WxApps apps;

    OrdersController(Checkout checkout, Ordering ordering, Diners diners, WxApps apps) {
        this.checkout = checkout;
        this.ordering = ordering;
        this.diners = diners;
        this.apps = apps;
    }

    /**
     * @param payable what the diner was shown; another price is refused, not charged
     */
    record OrderBody(@NotNull @Valid BasketBody basket, @NotNull Money payable)
            implements ApiBody {}

    record Placed(String id) {}

    record Payment(Map<String, String> invocation) {}

    record OrderList(List<OrderView> orders) {}

    @PostMapping("/orders")
    @CountedAs(Traffic.MONEY)
    ResponseEntity<Placed> place(
            @PathVariable String publicId,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody OrderBody body,
            Actor diner) {
        if (!KEY.matcher(key).matches()) throw new Refused(new ApiRefusal.BadKey());
        var basket = body.basket().basket();
        var source = basket.tableCode() == null ? "mini-program" : "table";
        var id = checkout.place(diner.id(), basket, body.payable(), key, source);
        var place = URI.create("/t/" + publicId + "/api/orders/" + id);
        return ResponseEntity.created(place).body(new Placed(id));
    }

    @GetMapping("/orders")
    OrderList list(Actor diner) {
        return new OrderList(ordering.ofDiner(diner.id(), SHOWN));
    }

    @GetMapping("/orders/{id}")
    OrderView find(@PathVariable String id, Actor diner) {
        return ordering.find(id, diner.id());
    }

    /** Signed for the appid that calls: the restaurant's own, by which this diner logged in. */
    @PostMapping("/orders/{id}/payment")
    @CountedAs(Traffic.MONEY)
    Payment pay(@PathVariable String id, Actor diner) {
        var start = ordering.pay(id, diner.id(), jsapi(diner));
        return new Payment(start.invocation());
    }

    private PayWay jsapi(Actor diner) {
        return apps.appid(TenantScope.current().tenant())
                .flatMap(appid ->
                        diners.openid(diner.id(), appid)
                                .map(openid -> new PayWay.Jsapi(appid, openid)))
                .orElseThrow(() -> new Refused(new ApiRefusal.NotLoggedInByWeChat()));
    }

    @PostMapping("/orders/{id}/refresh")
    @CountedAs(Traffic.MONEY)
    OrderView refresh(@PathVariable String id, Actor diner) {
        ordering.refresh(id, diner.id());
        return ordering.find(id, diner.id());
    }

    @PostMapping("/orders/{id}/cancellation")
    @CountedAs(Traffic.MONEY)
    OrderView cancel(@PathVariable String id, Actor diner) {
        ordering.cancel(id, diner.id());
        return ordering.find(id, diner.id());
    }
}
