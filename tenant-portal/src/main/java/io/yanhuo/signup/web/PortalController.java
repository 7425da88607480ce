package io.yanhuo.signup.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.menu.StarterMenus;
import io.yanhuo.signup.Consent;
import io.yanhuo.subscriptions.Subscriptions;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What Yanhuo is, for restaurant owners who have never heard of it. */
@Controller
@OnFace(Face.PORTAL)
@Allow(Who.ANYONE)
class PortalController {
    private final Subscriptions subscriptions;
    private final StarterMenus menus;

    PortalController(Subscriptions subscriptions, StarterMenus menus) {
        this.subscriptions = subscriptions;
        this.menus = menus;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("plans", subscriptions.plans());
        model.addAttribute("cuisines", menus.cuisines());
        return "signup/web/home";
    }

    @GetMapping("/terms")
    String terms(Model model) {
        return document(Consent.Document.TERMS, model);
    }

    @GetMapping("/privacy")
    String privacy(Model model) {
        return document(Consent.Document.PRIVACY, model);
    }

    private static String document(Consent.Document document, Model model) {
        model.addAttribute("document", document.name().toLowerCase(Locale.ROOT));
        model.addAttribute("version", document.version());
        model.addAttribute("sections", document.sections());
        return "signup/web/document";
    }
}
