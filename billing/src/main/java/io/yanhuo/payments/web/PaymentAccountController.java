package io.yanhuo.payments.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Authorization;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.payments.PaymentAccounts;
import io.yanhuo.payments.PaymentRefusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Where the owner says to which merchant number diners pay; a manager sees which it is. */
@Controller
@RequestMapping("/admin/payment-account")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.SETTINGS_EDIT)
class PaymentAccountController {
    private static final String PATH = "/admin/payment-account";

    private final PaymentAccounts accounts;
    private final Authorization authorization;

    PaymentAccountController(PaymentAccounts accounts, Authorization authorization) {
        this.accounts = accounts;
        this.authorization = authorization;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        WorkspaceEntry paymentAccountEntry() {
            return new WorkspaceEntry(
                            "payments.account.navigation",
                            PATH,
                            Permission.SETTINGS_EDIT,
                            320,
                            "wallet")
                    .notInPractice();
        }
    }

    /**
     * @param subMchid 特约商户号
     */
    record AccountForm(
            @NotNull(message = "{payments.account.wrong}")
                    @Pattern(regexp = "\\s*\\d{8,10}\\s*", message = "{payments.account.wrong}")
                    String subMchid) {}

    @GetMapping
    String show(Actor actor, Model model) {
        var number = accounts.current().map(account -> account.subMchid()).orElse("");
        model.addAttribute("form", new AccountForm(number));
        model.addAttribute("mayChoose", authorization.permits(actor, Permission.PAYOUT_CHOOSE));
        return page(model);
    }

    @PostMapping
    @Allow(value = Who.STAFF, may = Permission.PAYOUT_CHOOSE)
    ModelAndView connect(
            @Valid @ModelAttribute("form") AccountForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash) {
        if (!errors.hasErrors()) store(form, errors);
        if (errors.hasErrors()) {
            model.addAttribute("mayChoose", true);
            return new ModelAndView(page(model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        flash.addFlashAttribute("notice", "payments.account.connected");
        var back = new RedirectView(PATH);
        back.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(back);
    }

    private void store(AccountForm form, BindingResult errors) {
        try {
            accounts.connect(form.subMchid());
        } catch (Refused e) {
            var refusal = e.refusal();
            boolean silent = refusal instanceof PaymentRefusal.Unreachable;
            var code = silent ? "payments.account.unreachable" : refusal.code();
            errors.rejectValue("subMchid", code, refusal.arguments().toArray(), code);
        }
    }

    private String page(Model model) {
        model.addAttribute("account", accounts.current().orElse(null));
        return "payments/web/account";
    }
}
