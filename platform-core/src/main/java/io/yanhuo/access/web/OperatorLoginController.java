package io.yanhuo.access.web;

import static io.yanhuo.access.web.PhoneLoginController.redirect;

import io.yanhuo.access.AccessRefusal;
import io.yanhuo.access.Allow;
import io.yanhuo.access.LocalPage;
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
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where operators sign in. */
@Controller
@OnFace(Face.OPERATORS)
@Allow(Who.ANYONE)
class OperatorLoginController {
    private final OperatorSessions sessions;
    private final DoorSign sign;

    OperatorLoginController(OperatorSessions sessions, DoorSign sign) {
        this.sessions = sessions;
        this.sign = sign;
    }

    record Form(@Nullable String login, @Nullable String next) {
        String typed() {
            if (login == null || login.isBlank()) throw nothing();
            return login;
        }

        static Refused nothing() {
            return new Refused(new AccessRefusal.NothingTyped());
        }
    }

    @GetMapping("/login")
    ModelAndView show(
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String left,
            HttpServletRequest request) {
        if (sessions.of(request).isPresent()) return redirect(LocalPage.or(next, "/"));
        return page(new Form("", next), null).addObject("left", left != null);
    }

    @PostMapping("/login")
    ModelAndView signIn(
            @ModelAttribute Form form,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            if (password.isEmpty()) throw Form.nothing();
            sessions.signIn(form.typed(), password, request, response);
            return redirect(LocalPage.or(form.next(), "/"));
        } catch (Refused refused) {
            return page(form, LoginProblem.of(refused.refusal(), "password"));
        }
    }

    @PostMapping("/logout")
    ModelAndView leave(HttpServletRequest request, HttpServletResponse response) {
        sessions.signOut(request, response);
        return redirect("/login?left");
    }

    private ModelAndView page(Form form, @Nullable LoginProblem problem) {
        var page =
                new ModelAndView("access/web/operator-login")
                        .addObject("door", sign.of("operator", Face.OPERATORS))
                        .addObject("form", form)
                        .addObject("problem", problem);
        if (problem != null) page.setStatus(problem.status());
        return page;
    }
}
