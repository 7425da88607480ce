package io.yanhuo.access.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.access.OperatorSessions;
import io.yanhuo.access.Who;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where an invited operator chooses a password, and is signed in by it. */
@Controller
@OnFace(Face.OPERATORS)
@Allow(Who.ANYONE)
class OperatorInvitationController {
    private final OperatorAccounts accounts;
    private final OperatorSessions sessions;
    private final DoorSign sign;

    OperatorInvitationController(
            OperatorAccounts accounts, OperatorSessions sessions, DoorSign sign) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.sign = sign;
    }

    @GetMapping("/invitation/{secret}")
    ModelAndView show(@PathVariable String secret) {
        return page(secret, null);
    }

    @PostMapping("/invitation/{secret}")
    ModelAndView accept(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var login = accounts.accept(secret, password);
            sessions.signIn(login, password, request, response);
            return new ModelAndView("redirect:/");
        } catch (Refused refused) {
            return page(secret, LoginProblem.of(refused.refusal(), "password"));
        }
    }

    private ModelAndView page(String secret, @Nullable LoginProblem problem) {
        var page =
                new ModelAndView("access/web/operator-invitation")
                        .addObject("door", sign.of("operator", Face.OPERATORS))
                        .addObject("secret", secret)
                        .addObject("problem", problem);
        if (problem != null) page.setStatus(problem.status());
        return page;
    }
}
