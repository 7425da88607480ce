package io.yanhuo.storefront.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.CountedAs;
import io.yanhuo.access.Traffic;
import io.yanhuo.access.Who;
import io.yanhuo.ordering.OrderStatus;
import io.yanhuo.ordering.Ordering;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where an order is paid: by code, or inside WeChat. */
@Controller
@OnFace(Face.STOREFRONT)
@Allow(Who.DINER)
@CountedAs(Traffic.MONEY)
class DinerPayment {
    private final Ordering ordering;
    private final PayPages pages;

    DinerPayment(Ordering ordering, PayPages pages) {
        this.ordering = ordering;
        this.pages = pages;
    }

    @GetMapping("/orders/{id}/pay")
    ModelAndView pay(
            @PathVariable String id,
            Actor diner,
            @RequestParam(required = false) @Nullable String way,
            @RequestHeader(name = HttpHeaders.USER_AGENT, defaultValue = "") String browser) {
        var order = ordering.find(id, diner.id());
        if (order.status() != OrderStatus.AWAITING_PAYMENT) return See.other("/orders/" + id);
        var page = pages.of(order, diner.id(), PayPages.Screen.of(browser, "code".equals(way)));
        return new ModelAndView("storefront/web/pay", "page", page);
    }

    /** As a picture that can be kept and scanned out of the album. */
    @GetMapping(value = "/orders/{id}/pay-code.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> code(@PathVariable String id, Actor diner) throws IOException {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(pages.picture(id, diner.id()));
    }

    /** In a practice copy: no money moves, and the order goes its way. */
    @PostMapping("/orders/{id}/practice-payment")
    ModelAndView practise(@PathVariable String id, Actor diner) {
        ordering.practise(id, diner.id());
        return See.other("/orders/" + id);
    }

    /** Somebody says that he has paid; WeChat is asked. */
    @PostMapping("/orders/{id}/payment-check")
    ModelAndView check(@PathVariable String id, Actor diner) {
        boolean answered = ordering.refresh(id, diner.id());
        boolean open = ordering.find(id, diner.id()).status() == OrderStatus.AWAITING_PAYMENT;
        if (!open) return See.other("/orders/" + id);
        return See.other("/orders/" + id + (answered ? "/pay?unpaid" : "/pay?unknown"));
    }
}
