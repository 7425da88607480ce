package io.yanhuo.storefront.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.ordering.Store;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Licences;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.TenantScope;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the law wants on the wall: the food licence, and what becomes of personal data. */
@Controller
@OnFace(Face.STOREFRONT)
@Allow(Who.ANYONE)
class ShopPapers {
    private final Licences licences;
    private final Store store;

    ShopPapers(Licences licences, Store store) {
        this.licences = licences;
        this.store = store;
    }

    @GetMapping("/licence")
    String licence(Model model) {
        licences.of(TenantScope.current().tenant())
                .ifPresent(licence -> model.addAttribute("licence", licence));
        model.addAttribute("valid", licences.currentIsValid());
        return "storefront/web/licence";
    }

    @GetMapping("/privacy")
    String privacy(Model model) {
        model.addAttribute("store", store.now());
        return "storefront/web/privacy";
    }
}
