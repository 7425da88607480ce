package io.yanhuo.operations.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.access.OperatorRole;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who runs the platform, and in which role. */
@Controller
@OnFace(Face.OPERATORS)
@RequestMapping("/operators")
@Allow(value = Who.OPERATOR, may = Permission.OPERATORS_EDIT)
class OperatorsController {
    private final OperatorAccounts accounts;
    private final AddressSettings address;

    OperatorsController(OperatorAccounts accounts, AddressSettings address) {
        this.accounts = accounts;
        this.address = address;
    }

    /**
     * @param login as typed, to be mended
     */
    record Form(String login, OperatorRole role) {}

    @GetMapping
    ModelAndView list(Actor actor) {
        return page(actor, new Form("", OperatorRole.SUPPORT), null);
    }

    @PostMapping
    ModelAndView invite(
            @RequestParam(defaultValue = "") String login,
            @RequestParam OperatorRole role,
            Actor actor,
            RedirectAttributes notices) {
        return invited(() -> accounts.invite(login, role), new Form(login, role), actor, notices);
    }

    @PostMapping("/{id}/invitation")
    ModelAndView inviteAgain(@PathVariable String id, Actor actor, RedirectAttributes notices) {
        var form = new Form("", OperatorRole.SUPPORT);
        return invited(() -> accounts.inviteAgain(id), form, actor, notices);
    }

    @PostMapping("/{id}/disabling")
    ModelAndView disable(@PathVariable String id, Actor actor, RedirectAttributes notices) {
        try {
            accounts.disable(id);
            return done(notices, "operations.operators.disabled");
        } catch (Refused refused) {
            return page(actor, new Form("", OperatorRole.SUPPORT), refused.refusal());
        }
    }

    @PostMapping("/{id}/enabling")
    ModelAndView enable(@PathVariable String id, RedirectAttributes notices) {
        accounts.enable(id);
        return done(notices, "operations.operators.enabled");
    }

    /** The link is shown once, to the administrator who passes it on. */
    private ModelAndView invited(
            Supplier<String> invitation, Form form, Actor actor, RedirectAttributes notices) {
        try {
            var link = "/invitation/" + invitation.get();
            notices.addFlashAttribute("link", address.url(address.hostOf("ops")) + link);
            return done(notices, "operations.operators.invited");
        } catch (Refused refused) {
            return page(actor, form, refused.refusal());
        }
    }

    private static ModelAndView done(RedirectAttributes notices, String notice) {
        notices.addFlashAttribute("notice", notice);
        return new ModelAndView("redirect:/operators");
    }

    private ModelAndView page(Actor actor, Form form, @Nullable Refusal refusal) {
        var page =
                new ModelAndView("operations/web/operators")
                        .addObject("accounts", accounts.all())
                        .addObject("roles", OperatorRole.values())
                        .addObject("own", actor.id())
                        .addObject("form", form)
                        .addObject("refusal", refusal);
        if (refusal != null) page.setStatus(refusal.status());
        return page;
    }
}
