package io.yanhuo.signup.web;

import static io.yanhuo.signup.web.SignupForm.text;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.menu.StarterMenus;
import io.yanhuo.shared.Refused;
import io.yanhuo.signup.NewRestaurant;
import io.yanhuo.signup.Signups;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form by which a restaurant joins. */
@Controller
@OnFace(Face.PORTAL)
@Allow(Who.ANYONE)
@RequestMapping("/signup")
class SignupController {
    private final Signups signups;
    private final PhoneProof proof;
    private final FormCheck check;
    private final StarterMenus menus;
    private final Browser browser;
    private final AddressSettings address;

    SignupController(
            Signups signups,
            PhoneProof proof,
            FormCheck check,
            StarterMenus menus,
            Browser browser,
            AddressSettings address) {
        this.signups = signups;
        this.proof = proof;
        this.check = check;
        this.menus = menus;
        this.browser = browser;
        this.address = address;
    }

    @GetMapping
    ModelAndView form(
            @RequestParam @Nullable String cuisine,
            HttpServletRequest request,
            HttpServletResponse response) {
        browser.mark(request, response);
        return page(SignupForm.blank(cuisine), Map.of());
    }

    @PostMapping
    ModelAndView send(@ModelAttribute SignupForm form, HttpServletRequest request, Locale locale) {
        var known = signups.byKey(text(form.key()));
        if (known.isPresent()) return progress(known.get());
        var checked = check.check(form, locale);
        return checked.restaurant()
                .map(restaurant -> prove(restaurant, checked, request, locale))
                .orElseGet(() -> page(checked.form(), checked.errors()));
    }

    /** The code is looked at last: it can be used only once. */
    private ModelAndView prove(
            NewRestaurant restaurant,
            FormCheck.Checked checked,
            HttpServletRequest request,
            Locale locale) {
        var key = text(checked.form().key());
        try {
            signups.refuseTooMany(restaurant.owner());
        } catch (Refused refused) {
            return page(checked.form(), Map.of("phone", check.message(refused, locale)));
        }
        try {
            proof.verify(restaurant.owner(), text(checked.form().code()));
        } catch (Refused refused) {
            // Sent twice at once: the other one has used the code up, and is the same sign-up.
            return signups.awaitKey(key)
                    .map(SignupController::progress)
                    .orElseGet(() ->
                            page(checked.form(), Map.of("code", check.message(refused, locale))));
        }
        return progress(signups.begin(restaurant, key, browser.known(request).orElse(null)));
    }

    /** For browsers without scripts: sends the code and shows the form again as it was. */
    @PostMapping("/code")
    ModelAndView sendCode(
            @ModelAttribute SignupForm form, HttpServletRequest request, Locale locale) {
        var again = check.check(form, locale).form();
        try {
            proof.sendCode(text(form.phone()), request);
            return page(again, Map.of()).addObject("codeSent", true);
        } catch (Refused refused) {
            return page(again, Map.of("phone", check.message(refused, locale)));
        }
    }

    /** The same for a script: refusals are answered as problem+json. */
    @PostMapping("/codes")
    ResponseEntity<Void> sendCode(@RequestParam String phone, HttpServletRequest request) {
        proof.sendCode(phone, request);
        return ResponseEntity.noContent().build();
    }

    private ModelAndView page(SignupForm form, Map<String, String> errors) {
        var model = new HashMap<String, Object>();
        model.put("form", form);
        model.put("errors", errors);
        model.put("cuisines", menus.cuisines());
        model.put("palette", Colour.PALETTE);
        model.put("domain", address.domain());
        var status = errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return new ModelAndView("signup/web/form", model, status);
    }

    private static ModelAndView progress(String signupId) {
        return new ModelAndView("redirect:/signup/" + signupId);
    }
}
